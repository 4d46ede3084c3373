package io.liushui.sandbox.http;

import io.liushui.sandbox.keys.SignedLines;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.crypto.util.PublicKeyFactory;

/** A sandbox in this process on a free port, with a client that signs. */
final class RunningSandbox implements AutoCloseable {

    private final Path keys;
    private final SandboxApplication application;
    private final HttpClient client = HttpClient.newHttpClient();

    RunningSandbox(Path data) throws Exception {
        this(data, null, 1);
    }

    RunningSandbox(Path data, String notificationUrl, double speedup) throws Exception {
        keys = data.resolve("keys");
        application = SandboxApplication.start(new SandboxConfiguration(
                "127.0.0.1", 0, data, keys, null, notificationUrl, List.of(Duration.ofSeconds(1)), speedup, false));
    }

    int port() {
        return application.port();
    }

    static String number() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    static String order(String number, String method, long amount, String returnUrl) {
        long expiresAt = Instant.now().plusSeconds(900).toEpochMilli();
        return """
                {"order_no":"%s","method":"%s","amount":%d,"currency":"CNY","subject":"<b>{content}</b> & 茶",
                 "expires_at":%d,"return_url":%s}""".formatted(number, method, amount, expiresAt, returnUrl == null ? "null" : '"' + returnUrl + '"');
    }

    HttpResponse<String> signed(String method, String path, String body) throws Exception {
        return signed(method, path, body, Instant.now());
    }

    HttpResponse<String> signed(String method, String path, String body, Instant at) throws Exception {
        String timestamp = Long.toString(at.getEpochSecond());
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        String signature = new SignedLines(method, path, timestamp, "nonce-1", bytes)
                .sign((Ed25519PrivateKeyParameters) PrivateKeyFactory.createKey(pem("client-private.pem")));
        return send(HttpRequest.newBuilder(uri(path))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(bytes))
                .header("Sandbox-Timestamp", timestamp)
                .header("Sandbox-Nonce", "nonce-1")
                .header("Sandbox-Signature", signature));
    }

    /** The bytes of a signed GET, to be written to a socket. */
    byte[] rawSignedGet(String path) throws IOException {
        String timestamp = Long.toString(Instant.now().getEpochSecond());
        String signature = new SignedLines("GET", path, timestamp, "nonce-1", new byte[0])
                .sign((Ed25519PrivateKeyParameters) PrivateKeyFactory.createKey(pem("client-private.pem")));
        return ("GET " + path + " HTTP/1.1\r\nHost: sandbox\r\nSandbox-Timestamp: " + timestamp
                        + "\r\nSandbox-Nonce: nonce-1\r\nSandbox-Signature: " + signature + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    boolean isGenuine(HttpResponse<String> response) throws IOException {
        return new SignedLines(
                        Integer.toString(response.statusCode()),
                        response.request().headers().firstValue("Sandbox-Nonce").orElse(""),
                        response.headers().firstValue("Sandbox-Timestamp").orElseThrow(),
                        response.headers().firstValue("Sandbox-Nonce").orElseThrow(),
                        response.body().getBytes(StandardCharsets.UTF_8))
                .verify(
                        (Ed25519PublicKeyParameters) PublicKeyFactory.createKey(pem("server-public.pem")),
                        response.headers().firstValue("Sandbox-Signature").orElseThrow());
    }

    HttpResponse<String> plain(String method, String path, String body, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    @Override
    public void close() {
        client.close();
        application.close();
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port() + path);
    }

    private byte[] pem(String name) throws IOException {
        return Base64.getMimeDecoder()
                .decode(Files.readString(keys.resolve(name)).replaceAll("-----[A-Z ]+-----", ""));
    }
}
