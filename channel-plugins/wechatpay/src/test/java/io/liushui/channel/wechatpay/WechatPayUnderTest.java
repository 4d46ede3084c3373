package io.liushui.channel.wechatpay;

import static org.awaitility.Awaitility.await;

import io.liushui.channel.contract.ChannelUnderTest;
import io.liushui.channel.contract.NotificationMisbehaviour;
import io.liushui.channel.contract.Orders;
import io.liushui.channel.contract.RequestMisbehaviour;
import io.liushui.channel.contract.Requests;
import io.liushui.spi.Channel;
import io.liushui.spi.ChannelFactory;
import io.liushui.spi.ChannelSettings;
import io.liushui.spi.ExchangeLog.Exchange;
import io.liushui.spi.QueryOutcome;
import io.liushui.spi.RawNotification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.JsonNode;

/** The plugin, found as in production, on a real sandbox process. */
final class WechatPayUnderTest implements ChannelUnderTest, AutoCloseable {
    private final SandboxUnderway sandbox;
    private final Postbox postbox = new Postbox();
    private final List<Exchange> exchanges = new CopyOnWriteArrayList<>();
    private final Channel channel;
    private final Channel unreachable;

    WechatPayUnderTest(Path data) {
        sandbox = new SandboxUnderway(data);
        postbox.opensWith(key("api-v3-key.txt").strip().getBytes(StandardCharsets.US_ASCII));
        channel = connect(Map.of());
        unreachable = connect(Map.of("baseUrl", "http://127.0.0.1:" + closedPort()));
        // A process just started answers its first requests late
        await().atMost(Duration.ofSeconds(60))
                .until(() -> channel.query(Requests.reference(new Orders(this).request(1)))
                        instanceof QueryOutcome.NotFound);
    }

    /** As in the configuration, in which credentials stand as values; what is given here replaces it. */
    Channel connect(Map<String, String> otherwise) {
        Map<String, String> values = new HashMap<>(Map.of(
                "baseUrl", sandbox.baseUrl(),
                "mchId", "1900000109",
                "appId", "wx8888888888888888",
                "mobileAppId", "wx9999999999999999",
                "merchantPrivateKey", key("merchant-private.pem"),
                "merchantCertificate", key("merchant-certificate.pem"),
                "apiV3Key", key("api-v3-key.txt"),
                "platformCertificates.retrySeconds", "1",
                "readTimeoutMillis", "3000"));
        values.putAll(otherwise);
        values.values().removeIf(String::isEmpty);
        ChannelFactory factory = ServiceLoader.load(ChannelFactory.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(found -> found.type().equals("wechatpay"))
                .findFirst()
                .orElseThrow();
        return factory.create(new ChannelSettings("wechatpay-1", postbox.address(), values), exchanges::add);
    }

    SandboxUnderway sandbox() {
        return sandbox;
    }

    Postbox postbox() {
        return postbox;
    }

    /** The content of a file of the sandbox's key folder. */
    String key(String file) {
        try {
            return Files.readString(sandbox.keys().resolve(file));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** From now on the sandbox signs with this key of its own. */
    void signsWith(String key) {
        try {
            Files.writeString(sandbox.keys().resolve("signs-with.txt"), key);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
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
        return "wechat_native";
    }

    @Override
    public Optional<String> immediateMethod() {
        return Optional.empty();
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
        rule(Map.of("fault", fault, "operation", operation, "order_no", orderNo, "times", 1, "hold_millis", 6_000));
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
        rule(Map.of("fault", fault, "order_no", orderNo, "times", 1));
    }

    void rule(Map<String, Object> rule) {
        sandbox.control("POST", "/rules", rule);
    }

    /** WeChat Pay tells payments only; a payer who refuses may still change his mind. */
    @Override
    public boolean notifiesRefusals() {
        return false;
    }

    @Override
    public RawNotification nextNotification(String orderNo, Duration atMost) {
        return postbox.next(orderNo, atMost);
    }

    @Override
    public Set<String> secrets() {
        return Set.of(key("merchant-private.pem").lines().skip(1).findFirst().orElseThrow(), key("api-v3-key.txt"));
    }

    @Override
    public void close() {
        channel.close();
        unreachable.close();
        sandbox.close();
        postbox.close();
    }

    private static int closedPort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
