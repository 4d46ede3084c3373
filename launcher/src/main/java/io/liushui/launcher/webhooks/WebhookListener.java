package io.liushui.launcher.webhooks;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.liushui.launcher.parts.PartFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** Listens on the loopback address, verifies each webhook and answers 204; a forged one is answered 401. */
public final class WebhookListener implements AutoCloseable {
    private static final int LONGEST_BODY = 1 << 20;

    private final HttpServer server;
    private final Webhook secret;
    private final Consumer<ReceivedWebhook> consumer;

    private WebhookListener(HttpServer server, Webhook secret, Consumer<ReceivedWebhook> consumer) {
        this.server = server;
        this.secret = secret;
        this.consumer = consumer;
    }

    /**
     * @param secret {@code whsec_…}
     * @throws PartFailure when the port is in use
     */
    public static WebhookListener start(int port, String secret, Consumer<ReceivedWebhook> consumer) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 100);
            WebhookListener listener = new WebhookListener(server, new Webhook(secret), consumer);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/", listener::take);
            server.start();
            return listener;
        } catch (EmptyWebhookSecretException malformed) {
            throw new PartFailure("The webhook secret is empty: it must be whsec_ and base64.", malformed);
        } catch (IOException taken) {
            throw new PartFailure(
                    "Port " + port + " is in use: end the program that has it, or set LIUSHUI_PORT_LISTEN.", taken);
        }
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readNBytes(LONGEST_BODY), StandardCharsets.UTF_8);
            String verdict = verdict(exchange, body);
            exchange.sendResponseHeaders(verdict == null ? 204 : 401, -1);
            String id = exchange.getRequestHeaders().getFirst("webhook-id");
            consumer.accept(new ReceivedWebhook(Instant.now(), id, body, verdict));
        }
    }

    private String verdict(HttpExchange exchange, String body) {
        try {
            secret.verify(body, HttpHeaders.of(exchange.getRequestHeaders(), (name, value) -> true));
            return null;
        } catch (WebhookVerificationException refused) {
            return refused.getMessage();
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
