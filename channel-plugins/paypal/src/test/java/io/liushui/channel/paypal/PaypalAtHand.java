package io.liushui.channel.paypal;

import io.liushui.channel.contract.NotificationMisbehaviour;
import io.liushui.channel.contract.RequestMisbehaviour;
import io.liushui.channel.testing.Inbox;
import io.liushui.channel.testing.RunningSandbox;
import io.liushui.channel.testing.SandboxAtHand;
import io.liushui.channel.testing.SandboxLevers;
import io.liushui.spi.Channel;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** The plugin as the app of the sandbox's PayPal. */
final class PaypalAtHand extends SandboxLevers {

    /** Named first is the order's number. */
    private static final Pattern CUSTOM_ID = Pattern.compile("\"custom_id\":\"([^\"]+)\"");

    private static final double SPEEDUP = 1_000;

    private final Channel channel;
    private final Channel unreachable;

    PaypalAtHand(Path data) {
        this(data, inboxOfWebhooks());
    }

    private PaypalAtHand(Path data, Inbox inbox) {
        this(new SandboxAtHand(data, SPEEDUP, inbox.uri().toString()), inbox);
    }

    /** @param inbox to which the sandbox sends webhooks, which no request names */
    PaypalAtHand(RunningSandbox sandbox, Inbox inbox) {
        super(sandbox, inbox);
        channel = connectTo(baseUrl(), Map.of());
        unreachable = connectTo(nowhere() + "/paypal", Map.of());
    }

    static Inbox inboxOfWebhooks() {
        return new Inbox(CUSTOM_ID, "");
    }

    String baseUrl() {
        return sandbox().url() + "/paypal";
    }

    /** @param others settings that replace or complete the usual ones */
    Channel connectTo(String baseUrl, Map<String, String> others) {
        Map<String, String> values = new HashMap<>(settings(baseUrl));
        values.putAll(others);
        return connect("paypal", values);
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
                "messageverificationcerts.sandbox.paypal.com");
    }

    String key(String name) {
        return sandbox().key("paypal/" + name).strip();
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

    /** What we call completing is PayPal's capture of an order. */
    @Override
    public void nextRequestGoesWrong(String orderNo, String operation, RequestMisbehaviour misbehaviour) {
        super.nextRequestGoesWrong(orderNo, operation.equals("complete") ? "capture" : operation, misbehaviour);
    }

    @Override
    public Set<RequestMisbehaviour> impossibleRequests() {
        return Set.of(RequestMisbehaviour.ANSWER_WITH_WRONG_SIGNATURE);
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
    public Set<String> secrets() {
        return Set.of(key("client-secret"), "A21AA");
    }

    void rule(Map<String, Object> rule) {
        sandbox().rule(rule);
    }

    JsonNode control(String method, String path, String body) {
        return sandbox().control(method, path, body);
    }

    HttpResponse<String> send(HttpRequest request) {
        return sandbox().send(request);
    }

    @Override
    public void close() {
        super.close();
        sandbox().close();
    }
}
