package io.liushui.channel.paypal;

import io.liushui.channel.contract.ChannelUnderTest;
import io.liushui.channel.contract.NotificationMisbehaviour;
import io.liushui.channel.contract.RequestMisbehaviour;
import io.liushui.sandbox.http.SandboxApplication;
import io.liushui.sandbox.http.SandboxConfiguration;
import io.liushui.spi.Channel;
import io.liushui.spi.ChannelFactory;
import io.liushui.spi.ChannelSettings;
import io.liushui.spi.ExchangeLog.Exchange;
import io.liushui.spi.RawNotification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
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
import tools.jackson.databind.json.JsonMapper;

/** The plugin, found as in production, on the sandbox's PayPal in this process. */
final class PaypalAtHand implements ChannelUnderTest, AutoCloseable {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final Path keys;
    private final WebhookInbox inbox = new WebhookInbox();
    private final List<Exchange> exchanges = new CopyOnWriteArrayList<>();
    private final HttpClient client = HttpClient.newHttpClient();
    private final SandboxApplication sandbox;
    private final Channel channel;
    private final Channel unreachable;

    PaypalAtHand(Path data) {
        keys = data.resolve("keys").resolve("paypal");
        try {
            sandbox = SandboxApplication.start(new SandboxConfiguration(
                    "127.0.0.1",
                    0,
                    data,
                    data.resolve("keys"),
                    null,
                    inbox.uri().toString(),
                    List.of(Duration.ofSeconds(1)),
                    1_000,
                    false));
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
        channel = connect(baseUrl(), Map.of());
        unreachable = connect("http://127.0.0.1:" + closedPort() + "/paypal", Map.of());
    }

    String baseUrl() {
        return sandbox.publicUrl() + "/paypal";
    }

    /** @param others settings that replace or complete the usual ones */
    Channel connect(String baseUrl, Map<String, String> others) {
        ChannelFactory factory = ServiceLoader.load(ChannelFactory.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(found -> found.type().equals("paypal"))
                .findFirst()
                .orElseThrow();
        Map<String, String> values = new HashMap<>(settings(baseUrl));
        values.putAll(others);
        return factory.create(new ChannelSettings("paypal-1", inbox.uri(), values), exchanges::add);
    }

    Map<String, String> settings(String baseUrl) {
        return Map.of(
                "baseUrl",
                baseUrl,
                "clientId",
                key("client-id"),
                "clientSecret",
                key("client-secret"),
                "webhookId",
                key("webhook-id"),
                "trustedCertificates",
                key("root-certificate.pem"),
                "certificateUrls",
                baseUrl() + "/v1/notifications/certs/",
                "certificateName",
                "messageverificationcerts.sandbox.paypal.com",
                "readTimeoutMillis",
                "2000");
    }

    String key(String name) {
        try {
            return Files.readString(keys.resolve(name)).strip();
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
        return PaypalChannel.METHOD;
    }

    @Override
    public Optional<String> immediateMethod() {
        return Optional.empty();
    }

    @Override
    public String currency() {
        return "USD";
    }

    @Override
    public void payerConfirms(String orderNo) {
        control("POST", "/orders/" + orderNo + "/confirm", null);
    }

    @Override
    public void payerRefuses(String orderNo) {
        control("POST", "/orders/" + orderNo + "/refuse", null);
    }

    @Override
    public int chargesOf(String number) {
        return control("GET", "/orders/" + number, null).get("charges").intValue();
    }

    @Override
    public int requestsOf(String number, String operation) {
        int count = 0;
        for (JsonNode request :
                control("GET", "/requests?order=" + number, null).get("data")) {
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
        // What we call completing is PayPal's capture of an order
        String there = operation.equals("complete") ? "capture" : operation;
        rule(Map.of("fault", fault, "operation", there, "order_no", orderNo, "times", 1, "hold_millis", 3_500));
    }

    @Override
    public Set<RequestMisbehaviour> impossibleRequests() {
        return Set.of(RequestMisbehaviour.ANSWER_WITH_WRONG_SIGNATURE);
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

    /** The webhook's id is part of what is signed: one for another app cannot be told from a forged one. */
    @Override
    public Set<NotificationMisbehaviour> impossibleNotifications() {
        return Set.of(NotificationMisbehaviour.FOR_SOMEBODY_ELSE);
    }

    /** A payer who turns away leaves the order as it is. */
    @Override
    public boolean notifiesRefusals() {
        return false;
    }

    @Override
    public RawNotification nextNotification(String orderNo, Duration atMost) {
        return inbox.next(orderNo, atMost);
    }

    @Override
    public Set<String> secrets() {
        return Set.of(key("client-secret"), "A21AA");
    }

    void rule(Map<String, Object> rule) {
        control("POST", "/rules", MAPPER.writeValueAsString(rule));
    }

    JsonNode control(String method, String path, String body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(sandbox.publicUrl() + "/control" + path))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> response = send(request);
        if (response.statusCode() >= 300) {
            throw new AssertionError(response.statusCode() + " " + response.body());
        }
        return response.body().isEmpty() ? MAPPER.createObjectNode() : MAPPER.readTree(response.body());
    }

    HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    @Override
    public void close() {
        channel.close();
        unreachable.close();
        sandbox.close();
        inbox.close();
        client.close();
    }

    private static int closedPort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
