package io.liushui.channel.alipay;

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
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes notifications, and keeps them by the number of the trade or authorisation. */
final class Letterbox implements AutoCloseable {
    private static final Pattern NUMBER = Pattern.compile("(?:^|&)out_(?:trade|order)_no=([A-Za-z0-9_]+)");

    private final Map<String, BlockingQueue<RawNotification>> arrived = new ConcurrentHashMap<>();
    private final HttpServer server;
    private volatile String answer = "success";

    Letterbox() {
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
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/notifications");
    }

    void answerWith(String text) {
        answer = text;
    }

    RawNotification next(String number, Duration atMost) {
        try {
            RawNotification next = of(number).poll(atMost.toMillis(), TimeUnit.MILLISECONDS);
            if (next == null) {
                throw new AssertionError("no notification about " + number + " within " + atMost);
            }
            return next;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private void take(HttpExchange exchange) throws IOException {
        // Before a test can see the notification and change its mind
        byte[] text = answer.getBytes(StandardCharsets.UTF_8);
        byte[] body = exchange.getRequestBody().readAllBytes();
        Matcher number = NUMBER.matcher(new String(body, StandardCharsets.UTF_8));
        if (number.find()) {
            String type = exchange.getRequestHeaders().getFirst("Content-Type");
            of(number.group(1)).add(new RawNotification(Map.of("content-type", type), body));
        }
        exchange.sendResponseHeaders(200, text.length);
        exchange.getResponseBody().write(text);
        exchange.close();
    }

    private BlockingQueue<RawNotification> of(String number) {
        return arrived.computeIfAbsent(number, missing -> new LinkedBlockingQueue<>());
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
