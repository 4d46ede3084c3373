package io.liushui.channel.netbank;

import io.liushui.channel.contract.ChannelUnderTest;
import io.liushui.channel.contract.NotificationMisbehaviour;
import io.liushui.channel.contract.RequestMisbehaviour;
import io.liushui.channel.contract.Requests;
import io.liushui.spi.Channel;
import io.liushui.spi.ChannelFactory;
import io.liushui.spi.ChannelSettings;
import io.liushui.spi.ExchangeLog.Exchange;
import io.liushui.spi.Payer;
import io.liushui.spi.RawNotification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.JsonNode;

/** The plugin, found as in production, as one merchant of the sandbox's bank. */
final class BankUnderTest implements ChannelUnderTest, AutoCloseable {

    private static final int HOLD_MILLIS = 3_500;

    private final SandboxAtHand sandbox;
    private final Map<String, String> agreed;
    private final Inbox inbox = new Inbox();
    private final List<Exchange> exchanges = new CopyOnWriteArrayList<>();
    private final Browsed channel;
    private final Channel unreachable;

    /** @param agreed the settings in which the bank's merchants differ */
    BankUnderTest(SandboxAtHand sandbox, Map<String, String> agreed) {
        this.sandbox = sandbox;
        this.agreed = agreed;
        this.channel = new Browsed(connect(sandbox.url() + "/netbank"), new Browser());
        this.unreachable = connect("http://127.0.0.1:" + closedPort() + "/netbank");
    }

    NetbankChannel connect(String baseUrl) {
        ChannelFactory factory = ServiceLoader.load(ChannelFactory.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(found -> found.type().equals("netbank"))
                .findFirst()
                .orElseThrow();
        Map<String, String> values = new HashMap<>(agreed);
        values.put("baseUrl", baseUrl);
        values.put("bankCode", "LSB");
        values.put("merchantPrivateKey", sandbox.key("netbank/merchant-" + family() + "-private.pem"));
        values.put("bankPublicKey", sandbox.key("netbank/bank-" + family() + "-public.pem"));
        values.put("readTimeoutMillis", "1500");
        return (NetbankChannel) factory.create(new ChannelSettings("netbank-1", inbox.uri(), values), exchanges::add);
    }

    SandboxAtHand sandbox() {
        return sandbox;
    }

    Inbox inbox() {
        return inbox;
    }

    private String family() {
        return agreed.getOrDefault("signature", "SM2-SM3").startsWith("RSA") ? "rsa" : "sm2";
    }

    @Override
    public Browsed channel() {
        return channel;
    }

    @Override
    public Channel unreachable() {
        return unreachable;
    }

    @Override
    public List<Exchange> exchanges() {
        return exchanges;
    }

    @Override
    public String method() {
        return NetbankChannel.METHOD;
    }

    @Override
    public Optional<String> immediateMethod() {
        return Optional.empty();
    }

    @Override
    public Payer payer(String method) {
        return new Payer(Requests.PAYER_IP, null, null, "LSB", null);
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
            case UNKNOWN_EVENT -> "unknown-event";
            case UNKNOWN_KEY -> throw new IllegalArgumentException("the bank has one key and does not name it");
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
    public Set<String> secrets() {
        return Set.of(sandbox.key("netbank/merchant-" + family() + "-private.pem")
                .lines()
                .toList()
                .get(1));
    }

    @Override
    public void close() {
        channel.close();
        unreachable.close();
        inbox.close();
    }

    private static int closedPort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
