package io.liushui.channel.alipay;

import static org.awaitility.Awaitility.await;

import io.liushui.channel.contract.ChannelUnderTest;
import io.liushui.channel.contract.NotificationMisbehaviour;
import io.liushui.channel.contract.RequestMisbehaviour;
import io.liushui.channel.contract.Requests;
import io.liushui.spi.Channel;
import io.liushui.spi.ChannelFactory;
import io.liushui.spi.ChannelFunction;
import io.liushui.spi.ChannelSettings;
import io.liushui.spi.ExchangeLog;
import io.liushui.spi.ExchangeLog.Exchange;
import io.liushui.spi.Payer;
import io.liushui.spi.PayerAction;
import io.liushui.spi.QueryOutcome;
import io.liushui.spi.RawNotification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
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
final class AlipayUnderTest implements ChannelUnderTest, AutoCloseable {
    private final boolean certified;
    private final Letterbox letterbox = new Letterbox();
    private final List<Exchange> exchanges = new CopyOnWriteArrayList<>();
    private final List<String> unmapped = new CopyOnWriteArrayList<>();
    private final RunningSandbox sandbox;
    private final WatchedChannel channel;
    private final Channel unreachable;

    /** @param certified whether in certificate mode */
    AlipayUnderTest(Path data, boolean certified) {
        this.certified = certified;
        this.sandbox = new RunningSandbox(data);
        this.channel = new WatchedChannel(connect(sandbox.baseUrl()));
        this.unreachable = connect("http://127.0.0.1:" + closedPort());
        // A process just started answers its first request late; the tests' own requests must not time out for that
        await().atMost(Duration.ofSeconds(60))
                .until(() ->
                        channel.query(Requests.reference(Requests.pay("alipay_qr", 1, "CNY", "Tea", Payer.UNKNOWN)))
                                instanceof QueryOutcome.NotFound);
    }

    RunningSandbox sandbox() {
        return sandbox;
    }

    Letterbox letterbox() {
        return letterbox;
    }

    /** What the plugin told to be in no row of its table. */
    List<String> unmapped() {
        return unmapped;
    }

    ChannelSettings settings(String baseUrl) {
        Map<String, String> values = new HashMap<>(Map.of(
                "baseUrl", baseUrl,
                "appId", "2021000199990001",
                "sellerId", "2088000199990001",
                "appPrivateKey", sandbox.key("app-private.pem"),
                "readTimeoutMillis", "3000"));
        if (certified) {
            values.put("appCertificate", sandbox.key("app-certificate.pem"));
            values.put("alipayCertificate", sandbox.key("alipay-certificate.pem"));
            values.put("alipayRootCertificate", sandbox.key("root-certificate.pem"));
        } else {
            values.put("alipayPublicKey", sandbox.key("alipay-public.pem"));
        }
        return new ChannelSettings("alipay-1", letterbox.uri(), values);
    }

    private Channel connect(String baseUrl) {
        ChannelFactory factory = ServiceLoader.load(ChannelFactory.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(found -> found.type().equals("alipay"))
                .findFirst()
                .orElseThrow();
        return factory.create(settings(baseUrl), new ExchangeLog() {
            @Override
            public void record(Exchange exchange) {
                exchanges.add(exchange);
            }

            @Override
            public void unmapped(ChannelFunction function, String reference, String code) {
                unmapped.add(function + " " + code);
            }
        });
    }

    @Override
    public WatchedChannel channel() {
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
        return "alipay_qr";
    }

    @Override
    public Optional<String> immediateMethod() {
        return Optional.empty();
    }

    @Override
    public void payerOpens(String orderNo) {
        if (channel.actions().get(orderNo) instanceof PayerAction.AppCall(Map<String, String> parameters)) {
            sandbox.get(sandbox.baseUrl() + "/gateway.do?" + parameters.get("orderStr"));
        } else {
            sandbox.scan(orderNo);
        }
    }

    @Override
    public void payerConfirms(String orderNo) {
        payerOpens(orderNo);
        sandbox.control("POST", "/orders/" + orderNo + "/confirm", null);
    }

    @Override
    public void payerRefuses(String orderNo) {
        payerOpens(orderNo);
        sandbox.control("POST", "/orders/" + orderNo + "/refuse", null);
    }

    @Override
    public int chargesOf(String number) {
        return sandbox.control("GET", "/orders/" + number, null).get("charges").intValue();
    }

    @Override
    public int requestsOf(String number, String operation) {
        int count = 0;
        for (JsonNode request :
                sandbox.control("GET", "/requests?order=" + number, null).get("data")) {
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

    /** In public-key mode notifications name no key. */
    @Override
    public Set<NotificationMisbehaviour> impossibleNotifications() {
        return certified ? Set.of() : Set.of(NotificationMisbehaviour.UNKNOWN_KEY);
    }

    void rule(Map<String, Object> rule) {
        sandbox.control("POST", "/rules", rule);
    }

    @Override
    public RawNotification nextNotification(String orderNo, Duration atMost) {
        return letterbox.next(orderNo, atMost);
    }

    @Override
    public Set<String> secrets() {
        return Set.of(sandbox.key("app-private.pem").lines().skip(1).findFirst().orElseThrow(), "2088622199990002");
    }

    @Override
    public void close() {
        channel.close();
        unreachable.close();
        sandbox.close();
        letterbox.close();
    }

    private static int closedPort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
