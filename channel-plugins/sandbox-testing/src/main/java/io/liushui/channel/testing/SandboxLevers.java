package io.liushui.channel.testing;

import io.liushui.channel.contract.ChannelUnderTest;
import io.liushui.channel.contract.NotificationMisbehaviour;
import io.liushui.channel.contract.RequestMisbehaviour;
import io.liushui.spi.Channel;
import io.liushui.spi.ChannelFactory;
import io.liushui.spi.ChannelFunction;
import io.liushui.spi.ChannelSettings;
import io.liushui.spi.ExchangeLog;
import io.liushui.spi.ExchangeLog.Exchange;
import io.liushui.spi.RawNotification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.JsonNode;

/** The contract suite's levers, as the sandbox's control interface has them for every channel. */
public abstract class SandboxLevers implements ChannelUnderTest, AutoCloseable {

    private static final String READ_TIMEOUT_MILLIS = "2000";
    private static final int HOLD_MILLIS = 4_000;

    private final RunningSandbox sandbox;
    private final Inbox inbox;
    private final List<Exchange> exchanges = new CopyOnWriteArrayList<>();
    private final List<String> unmapped = new CopyOnWriteArrayList<>();

    protected SandboxLevers(RunningSandbox sandbox, Inbox inbox) {
        this.sandbox = sandbox;
        this.inbox = inbox;
    }

    /** The plugin of this type, found as in production. */
    protected Channel connect(String type, Map<String, String> values) {
        Map<String, String> settings = new HashMap<>(values);
        settings.putIfAbsent("readTimeoutMillis", READ_TIMEOUT_MILLIS);
        return ServiceLoader.load(ChannelFactory.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(found -> found.type().equals(type))
                .findFirst()
                .orElseThrow()
                .create(new ChannelSettings(type + "-1", inbox.uri(), settings), new Kept());
    }

    /** Keeps what the plugin logs, and which codes it told to be in no row. */
    private final class Kept implements ExchangeLog {
        @Override
        public void record(Exchange exchange) {
            exchanges.add(exchange);
        }

        @Override
        public void unmapped(ChannelFunction function, String reference, String code) {
            unmapped.add(function + " " + code);
        }
    }

    /** A function and a code each: what the plugin told to be in no row of its table. */
    public List<String> unmapped() {
        return unmapped;
    }

    /** An address where nobody listens. */
    protected static String nowhere() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return "http://127.0.0.1:" + socket.getLocalPort();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    public RunningSandbox sandbox() {
        return sandbox;
    }

    public Inbox inbox() {
        return inbox;
    }

    @Override
    public List<Exchange> exchanges() {
        return exchanges;
    }

    @Override
    public void payerConfirms(String orderNo) {
        sandbox.control("POST", "/orders/" + orderNo + "/confirm", null);
    }

    @Override
    public void payerRefuses(String orderNo) {
        sandbox.control("POST", "/orders/" + orderNo + "/refuse", null);
    }

    @Override
    public void daysPass(String number, int days) {
        sandbox.control("POST", "/orders/" + number + "/age", Map.of("days", days));
    }

    @Override
    public void payoutComesBack(String payoutNo, String reason) {
        sandbox.control("POST", "/orders/" + payoutNo + "/return", Map.of("reason", reason));
    }

    @Override
    public String codeSent(String orderNo) {
        return sandbox.control("GET", "/codes?order=" + orderNo, null)
                .at("/data/0/code")
                .stringValue();
    }

    @Override
    public int chargesOf(String orderNo) {
        return sandbox.control("GET", "/orders/" + orderNo, null).get("charges").intValue();
    }

    @Override
    public int requestsOf(String orderNo, String operation) {
        int count = 0;
        for (JsonNode request :
                sandbox.control("GET", "/requests?order=" + orderNo, null).get("data")) {
            count += request.get("operation").stringValue().equals(operation) ? 1 : 0;
        }
        return count;
    }

    @Override
    public void nextRequestGoesWrong(String orderNo, String operation, RequestMisbehaviour misbehaviour) {
        String fault = switch (misbehaviour) {
            case EXECUTE_THEN_TIME_OUT -> "execute-then-time-out";
            case NOT_EXECUTE_THEN_TIME_OUT -> "not-execute-then-time-out";
            case RESET_AFTER_EXECUTING -> "reset-after-executing";
            case RESET_BEFORE_EXECUTING -> "reset-before-executing";
            case SERVER_ERROR_AFTER_EXECUTING -> "error-after-executing";
            case SERVER_ERROR_BEFORE_EXECUTING -> "error-before-executing";
            case ANSWER_WITH_WRONG_SIGNATURE -> "forge-answer";
            case ANSWER_UNREADABLE -> "garble-answer";
            case ANSWER_WITH_UNKNOWN_CODE -> "unknown-code";
        };
        sandbox.rule(Map.of(
                "fault", fault, "operation", operation, "order_no", orderNo, "times", 1, "hold_millis", HOLD_MILLIS));
    }

    @Override
    public void nextNotificationGoesWrong(String orderNo, NotificationMisbehaviour misbehaviour) {
        String fault = switch (misbehaviour) {
            case WRONG_SIGNATURE -> "forge";
            case STALE -> "stale";
            case SENT_TWICE -> "duplicate";
            case FOR_SOMEBODY_ELSE -> "wrong-app";
            case UNKNOWN_KEY -> "unknown-serial";
            case UNKNOWN_EVENT -> "unknown-event";
        };
        sandbox.rule(Map.of("fault", fault, "order_no", orderNo, "times", 1));
    }

    @Override
    public Set<NotificationMisbehaviour> impossibleNotifications() {
        return Set.of(NotificationMisbehaviour.UNKNOWN_KEY);
    }

    @Override
    public RawNotification nextNotification(String orderNo, Duration atMost) {
        return inbox.next(orderNo, atMost);
    }

    @Override
    public void close() {
        channel().close();
        unreachable().close();
        inbox.close();
    }
}
