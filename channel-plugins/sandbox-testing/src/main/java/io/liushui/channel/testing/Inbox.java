package io.liushui.channel.testing;

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

/** A merchant's end that takes notifications, keeps them by order number, and answers what it is told to. */
public final class Inbox implements AutoCloseable {

    private final Map<String, BlockingQueue<RawNotification>> arrived = new ConcurrentHashMap<>();
    private final HttpServer server;
    private final Pattern orderNo;
    private volatile String answer;

    /**
     * @param orderNo finds the order's number, its first group, in a body read as ISO 8859-1
     * @param answer the channel's word for an acknowledgement
     */
    public Inbox(Pattern orderNo, String answer) {
        this.orderNo = orderNo;
        this.answer = answer;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::take);
        server.start();
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/notifications");
    }

    public void answerWith(String newAnswer) {
        answer = newAnswer;
    }

    /** @throws AssertionError when none arrives in time */
    public RawNotification next(String number, Duration atMost) {
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

    @Override
    public void close() {
        server.stop(0);
    }

    private void take(HttpExchange exchange) throws IOException {
        // Before the test can see the notification and change its mind
        byte[] reply = answer.getBytes(StandardCharsets.US_ASCII);
        byte[] body = exchange.getRequestBody().readAllBytes();
        Map<String, String> headers = new HashMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getLast()));
        Matcher matcher = orderNo.matcher(new String(body, StandardCharsets.ISO_8859_1));
        if (matcher.find()) {
            of(matcher.group(1)).add(new RawNotification(headers, body));
        }
        exchange.sendResponseHeaders(200, reply.length);
        exchange.getResponseBody().write(reply);
        exchange.close();
    }

    private BlockingQueue<RawNotification> of(String number) {
        return arrived.computeIfAbsent(number, unseen -> new LinkedBlockingQueue<>());
    }
}
