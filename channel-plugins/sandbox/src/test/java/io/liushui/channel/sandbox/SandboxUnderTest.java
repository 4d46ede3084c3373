package io.liushui.channel.sandbox;

import static org.awaitility.Awaitility.await;

import io.liushui.channel.contract.ChannelUnderTest;
import io.liushui.channel.contract.NotificationMisbehaviour;
import io.liushui.channel.contract.RequestMisbehaviour;
import io.liushui.channel.contract.Requests;
import io.liushui.spi.Card;
import io.liushui.spi.Channel;
import io.liushui.spi.ChannelFactory;
import io.liushui.spi.ChannelSettings;
import io.liushui.spi.ExchangeLog.Exchange;
import io.liushui.spi.OrderReference;
import io.liushui.spi.Payer;
import io.liushui.spi.QueryOutcome;
import io.liushui.spi.RawNotification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** The plugin, found as in production, on a real sandbox process. */
final class SandboxUnderTest implements ChannelUnderTest, AutoCloseable {

    private static final String CLIENT_KEY = "client-private.pem";

    private final Path data;
    private final Inbox inbox = new Inbox();
    private final List<Exchange> exchanges = new CopyOnWriteArrayList<>();
    private final Channel unreachable;
    private SandboxProcess process;
    private Channel channel;

    SandboxUnderTest(Path data) {
        this.data = data;
        restart();
        this.unreachable = connect("http://127.0.0.1:" + closedPort() + "/sandbox", Map.of());
    }

    /** Starts the process, again if need be, and connects to it. */
    void restart() {
        process = SandboxProcess.start(data, "--notification-schedule", "1,1,1,1,1,1,1,1,1,1");
        channel = connect(Map.of());
        // A process just started answers its first request late; the tests' own requests must not time out for that.
        await().atMost(Duration.ofSeconds(60))
                .until(() -> channel.query(new OrderReference(
                                "WARMUP01", "sandbox_card", null, 1, "CNY", Instant.now(), Instant.now(), null))
                        instanceof QueryOutcome.NotFound);
    }

    SandboxProcess process() {
        return process;
    }

    Inbox inbox() {
        return inbox;
    }

    /** To this sandbox, with these settings besides the usual ones or in their place. */
    Channel connect(Map<String, String> more) {
        return connect(process.baseUrl() + "/sandbox", more);
    }

    private Channel connect(String baseUrl, Map<String, String> more) {
        ChannelFactory factory = ServiceLoader.load(ChannelFactory.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(found -> found.type().equals("sandbox"))
                .findFirst()
                .orElseThrow();
        Map<String, String> values = new HashMap<>(Map.of(
                "baseUrl",
                baseUrl,
                "clientKeyFile",
                data.resolve("keys").resolve(CLIENT_KEY).toString(),
                "serverKeyFile",
                data.resolve("keys").resolve("server-public.pem").toString(),
                "readTimeoutMillis",
                "3000",
                "quickCode",
                "true"));
        values.putAll(more);
        return factory.create(new ChannelSettings("sandbox-1", inbox.uri(), values), exchanges::add);
    }

    @Override
    public Channel channel() {
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
        return "sandbox_wallet";
    }

    @Override
    public Optional<String> immediateMethod() {
        return Optional.of("sandbox_card");
    }

    @Override
    public OptionalLong declinedAmountMinor() {
        return OptionalLong.of(99_901);
    }

    @Override
    public OptionalLong softlyDeclinedAmountMinor() {
        return OptionalLong.of(99_903);
    }

    @Override
    public void payerConfirms(String orderNo) {
        process.control("POST", "/orders/" + orderNo + "/confirm", null);
    }

    @Override
    public void payerRefuses(String orderNo) {
        process.control("POST", "/orders/" + orderNo + "/refuse", null);
    }

    @Override
    public String codeMethod() {
        return Description.QUICK;
    }

    @Override
    public Payer payer(String method) {
        return method.equals(Description.QUICK)
                ? new Payer(
                        Requests.PAYER_IP,
                        null,
                        null,
                        null,
                        new io.liushui.channel.contract.Contracts(this).token(method))
                : Payer.at(Requests.PAYER_IP);
    }

    @Override
    public Optional<Card> card() {
        return Optional.of(new Card("6226388000000095", "3012", "248", "张三"));
    }

    @Override
    public OptionalLong declinedPayoutMinor() {
        return OptionalLong.of(77_702);
    }

    @Override
    public void payoutComesBack(String payoutNo, String reason) {
        process.control("POST", "/orders/" + payoutNo + "/return", "{\"reason\":\"" + reason + "\"}");
    }

    @Override
    public String codeSent(String number) {
        return process.control("GET", "/codes?order=" + number, null)
                .at("/data/0/code")
                .stringValue();
    }

    @Override
    public void daysPass(String number, int days) {
        process.control("POST", "/orders/" + number + "/age", "{\"days\":" + days + "}");
    }

    @Override
    public int chargesOf(String orderNo) {
        return process.control("GET", "/orders/" + orderNo, null).get("charges").intValue();
    }

    @Override
    public int requestsOf(String orderNo, String operation) {
        int count = 0;
        for (JsonNode request :
                process.control("GET", "/requests?order=" + orderNo, null).get("data")) {
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
        rule(Map.of("fault", fault, "operation", operation, "order_no", orderNo, "times", 1, "hold_millis", 6_000));
    }

    @Override
    public void nextNotificationGoesWrong(String orderNo, NotificationMisbehaviour misbehaviour) {
        String fault = switch (misbehaviour) {
            case WRONG_SIGNATURE -> "forge";
            case STALE -> "stale";
            case SENT_TWICE -> "duplicate";
            case UNKNOWN_EVENT -> "unknown-event";
            case FOR_SOMEBODY_ELSE, UNKNOWN_KEY ->
                throw new IllegalArgumentException("the sandbox cannot " + misbehaviour);
        };
        rule(Map.of("fault", fault, "order_no", orderNo, "times", 1));
    }

    @Override
    public Set<NotificationMisbehaviour> impossibleNotifications() {
        return EnumSet.of(NotificationMisbehaviour.FOR_SOMEBODY_ELSE, NotificationMisbehaviour.UNKNOWN_KEY);
    }

    void rule(Map<String, Object> rule) {
        process.control("POST", "/rules", new ObjectMapper().writeValueAsString(rule));
    }

    @Override
    public RawNotification nextNotification(String orderNo, Duration atMost) {
        return inbox.next(orderNo, atMost);
    }

    @Override
    public Set<String> secrets() {
        try {
            return Set.of(
                    Files.readAllLines(data.resolve("keys").resolve(CLIENT_KEY)).get(1));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() {
        channel.close();
        unreachable.close();
        process.close();
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
