package io.liushui.launcher.client;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** A merchant's webhook endpoint on this machine; the published Standard Webhooks library says what is genuine. */
public final class WebhookListener implements AutoCloseable {

    private static final int LONGEST_BYTES = 64 << 10;

    private final String secret;
    private final Consumer<Received> receiver;
    private final HttpServer server;
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();

    /**
     * A request that arrived.
     *
     * @param id the header {@code webhook-id}, or null
     * @param verdict {@code verified}, or why not
     */
    public record Received(Instant at, String id, String body, boolean verified, String verdict) {}

    /**
     * Listens at once. A genuine webhook is answered with 204, any other with 400.
     *
     * @param receiver called from several threads
     * @throws IOException when the port is taken
     */
    public WebhookListener(int port, String secret, Consumer<Received> receiver) throws IOException {
        this.secret = secret;
        this.receiver = receiver;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setExecutor(executor);
        server.createContext("/", this::receive);
        server.start();
    }

    public int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        executor.shutdownNow();
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] bytes = exchange.getRequestBody().readNBytes(LONGEST_BYTES);
            String body = new String(bytes, StandardCharsets.UTF_8);
            String verdict = verdict(exchange, body);
            boolean verified = verdict.equals("verified");
            receiver.accept(new Received(
                    Instant.now(), exchange.getRequestHeaders().getFirst("webhook-id"), body, verified, verdict));
            exchange.sendResponseHeaders(verified ? 204 : 400, -1);
        }
    }

    private String verdict(HttpExchange exchange, String body) {
        try {
            new Webhook(secret).verify(body, exchange.getRequestHeaders());
            return "verified";
        } catch (WebhookVerificationException exception) {
            return "REFUSED: " + exception.getMessage();
        } catch (com.standardwebhooks.exceptions.EmptyWebhookSecretException exception) {
            return "REFUSED: there is no secret to verify with";
        }
    }
}
