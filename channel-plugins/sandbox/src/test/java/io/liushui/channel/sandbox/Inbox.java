package io.liushui.channel.sandbox;

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

/** A merchant side that takes notifications and keeps them by order number. */
final class Inbox implements AutoCloseable {

    private static final Pattern ORDER_NO =
            Pattern.compile("\"(?:order|authorization|contract|payout)_no\":\"([^\"]+)\"");

    private final Map<String, BlockingQueue<RawNotification>> arrived = new ConcurrentHashMap<>();
    private final HttpServer server;
    private volatile int status = 200;

    Inbox() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            // Before the test can see the notification and change its mind
            int answer = status;
            byte[] body = exchange.getRequestBody().readAllBytes();
            Map<String, String> headers = new HashMap<>();
            exchange.getRequestHeaders()
                    .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getLast()));
            Matcher matcher = ORDER_NO.matcher(new String(body, StandardCharsets.UTF_8));
            if (matcher.find()) {
                of(matcher.group(1)).add(new RawNotification(headers, body));
            }
            exchange.sendResponseHeaders(answer, -1);
            exchange.close();
        });
        server.start();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/notifications");
    }

    void answerWith(int newStatus) {
        status = newStatus;
    }

    RawNotification next(String orderNo, Duration atMost) {
        try {
            RawNotification next = of(orderNo).poll(atMost.toMillis(), TimeUnit.MILLISECONDS);
            if (next == null) {
                throw new AssertionError("no notification about " + orderNo + " within " + atMost);
            }
            return next;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    int count(String orderNo) {
        return of(orderNo).size();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private BlockingQueue<RawNotification> of(String orderNo) {
        return arrived.computeIfAbsent(orderNo, number -> new LinkedBlockingQueue<>());
    }
}
