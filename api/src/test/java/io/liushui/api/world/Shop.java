package io.liushui.api.world;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.liushui.api.authentication.RequestSigner;
import io.liushui.core.ids.Ids;
import io.liushui.core.merchants.NewKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;

/** A merchant's app that sends requests. */
public record Shop(ApiWorld world, String merchantId, String appId, NewKey key) {

    public static String order(String orderNo) {
        return "{\"merchant_order_no\":\"" + orderNo
                + "\",\"amount\":1234,\"currency\":\"CNY\",\"subject\":\"Tea\",\"method\":\"card\"}";
    }

    public static String newOrderNo() {
        return Ids.body(Instant.now());
    }

    /** Another app of the same merchant. */
    public Shop sister() {
        return world.app(merchantId, ApiWorld.terms());
    }

    public RequestSigner signer() {
        return RequestSigner.hmac(key.id(), key.secret());
    }

    public Reply get(String target) {
        return send("GET", target, "", null);
    }

    /** With a fresh idempotency key. */
    public Reply post(String target, String body) {
        return send("POST", target, body, Ids.body(Instant.now()));
    }

    public Reply post(String target, String body, String idempotencyKey) {
        return send("POST", target, body, idempotencyKey);
    }

    /** Id of a new payment. */
    public String pay() {
        return post("/v1/payments", order(newOrderNo())).text("id");
    }

    public Reply send(String method, String target, String body, String idempotencyKey, String... headers) {
        byte[] bytes = body.getBytes(UTF_8);
        HttpRequest.Builder request = request(method, target, bytes, headers)
                .header("Authorization", signer().authorization(method, target, bytes, world.clock.instant()));
        if (idempotencyKey != null) {
            request.header("Idempotency-Key", idempotencyKey);
        }
        return send(request);
    }

    /** Unsigned; a body is JSON unless {@code headers} say otherwise. */
    public HttpRequest.Builder request(String method, String target, byte[] body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(world.uri(target))
                .method(method, body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        if (body.length > 0) {
            request.setHeader("Content-Type", "application/json");
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        return request;
    }

    public static Reply send(HttpRequest.Builder request) {
        try {
            return new Reply(ApiWorld.HTTP.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
