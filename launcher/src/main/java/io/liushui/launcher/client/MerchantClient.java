package io.liushui.launcher.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** Calls the merchant API of one platform with one key. Thread-safe. */
public final class MerchantClient implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final URI platform;
    private final MerchantKey key;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    public MerchantClient(URI platform, MerchantKey key) {
        this.platform = platform;
        this.key = key;
    }

    /**
     * Sends and waits for the answer, at most 30 s.
     *
     * @param target path and query
     * @param body JSON, null for none
     * @param headers beside the signature; a POST gets an {@code Idempotency-Key} when none is named
     * @throws UncheckedIOException when there is no answer
     */
    public HttpResponse<String> send(String method, String target, String body, Map<String, String> headers) {
        try {
            return http.send(request(method, target, body, headers), BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", stopped);
        }
    }

    public HttpResponse<String> get(String target) {
        return send("GET", target, null, Map.of());
    }

    public HttpResponse<String> post(String target, String body) {
        return send("POST", target, body, Map.of());
    }

    /** As {@link #send}, without waiting. */
    public CompletableFuture<HttpResponse<String>> sendLater(String method, String target, String body) {
        return sendLater(method, target, body, Map.of());
    }

    /** As {@link #send}, without waiting. */
    public CompletableFuture<HttpResponse<String>> sendLater(
            String method, String target, String body, Map<String, String> headers) {
        return http.sendAsync(request(method, target, body, headers), BodyHandlers.ofString());
    }

    private HttpRequest request(String method, String target, String body, Map<String, String> headers) {
        byte[] bytes = body == null ? new byte[0] : body.getBytes(StandardCharsets.UTF_8);
        HttpRequest.Builder builder = HttpRequest.newBuilder(platform.resolve(target))
                .timeout(TIMEOUT)
                .method(method, bytes.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(bytes))
                .header("Authorization", authorization(method, target, bytes));
        if (bytes.length > 0 && headers.keySet().stream().noneMatch("Content-Type"::equalsIgnoreCase)) {
            builder.header("Content-Type", "application/json");
        }
        if (method.equals("POST") && headers.keySet().stream().noneMatch("Idempotency-Key"::equalsIgnoreCase)) {
            builder.header("Idempotency-Key", UUID.randomUUID().toString());
        }
        headers.forEach(builder::setHeader);
        return builder.build();
    }

    private String authorization(String method, String target, byte[] body) {
        String timestamp = Long.toString(Instant.now().getEpochSecond());
        String nonce = UUID.randomUUID().toString();
        byte[] head =
                (method + "\n" + target + "\n" + timestamp + "\n" + nonce + "\n").getBytes(StandardCharsets.UTF_8);
        byte[] text = new byte[head.length + body.length + 1];
        System.arraycopy(head, 0, text, 0, head.length);
        System.arraycopy(body, 0, text, head.length, body.length);
        text[text.length - 1] = '\n';
        try {
            return "LIUSHUI-" + key.algorithm() + " key_id=\"" + key.id() + "\",timestamp=\"" + timestamp
                    + "\",nonce=\"" + nonce + "\",signature=\""
                    + Base64.getEncoder().encodeToString(key.sign(text)) + "\"";
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("cannot sign with " + key.algorithm(), impossible);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
