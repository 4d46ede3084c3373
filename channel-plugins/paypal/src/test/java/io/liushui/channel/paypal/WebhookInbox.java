package io.liushui.channel.paypal;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.liushui.spi.RawNotification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes webhooks and keeps them by the custom id that they name first, which is the order's number. */
final class WebhookInbox implements AutoCloseable {

    private static final Pattern CUSTOM_ID = Pattern.compile("\"custom_id\":\"([^\"]+)\"");

    private final Map<String, BlockingQueue<RawNotification>> arrived = new ConcurrentHashMap<>();
    private final HttpServer server;

    WebhookInbox() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::take);
        server.start();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/webhooks");
    }

    RawNotification next(String orderNo, Duration atMost) {
        try {
            RawNotification next = of(orderNo).poll(atMost.toMillis(), TimeUnit.MILLISECONDS);
            if (next == null) {
                throw new AssertionError("no webhook about " + orderNo + " within " + atMost);
            }
            return next;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void take(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        Map<String, String> headers = new HashMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getLast()));
        Matcher named = CUSTOM_ID.matcher(new String(body, StandardCharsets.UTF_8));
        if (named.find()) {
            of(named.group(1)).add(new RawNotification(headers, body));
        }
        exchange.sendResponseHeaders(200, -1);
        exchange.close();
    }

    private BlockingQueue<RawNotification> of(String orderNo) {
        return arrived.computeIfAbsent(orderNo, number -> new LinkedBlockingQueue<>());
    }
}
