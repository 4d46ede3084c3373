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
import java.util.Optional;
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
    private final NumberOf numberOf;
    private volatile Reply reply;

    /** Finds in a body which order, or what else, it is about; empty when it is about nothing that a test waits for. */
    public interface NumberOf {
        Optional<String> number(byte[] body);
    }

    private record Reply(int status, byte[] body) {}

    /**
     * @param number finds the number, its first group, in a body read as ISO 8859-1
     * @param answer the channel's word for an acknowledgement
     */
    public Inbox(Pattern number, String answer) {
        this(body -> firstGroup(number, body), answer);
    }

    /** @param answer the channel's word for an acknowledgement */
    public Inbox(NumberOf numberOf, String answer) {
        this.numberOf = numberOf;
        answerWith(answer);
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

    public final void answerWith(String text) {
        reply = new Reply(200, text.getBytes(StandardCharsets.US_ASCII));
    }

    /** Without a body. */
    public void answerWith(int status) {
        reply = new Reply(status, new byte[0]);
    }

    /** How many have arrived and were not taken. */
    public int count(String number) {
        return of(number).size();
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
        Reply answer = reply;
        byte[] body = exchange.getRequestBody().readAllBytes();
        Map<String, String> headers = new HashMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getLast()));
        numberOf.number(body).ifPresent(number -> of(number).add(new RawNotification(headers, body)));
        exchange.sendResponseHeaders(answer.status(), answer.body().length == 0 ? -1 : answer.body().length);
        if (answer.body().length > 0) {
            exchange.getResponseBody().write(answer.body());
        }
        exchange.close();
    }

    private static Optional<String> firstGroup(Pattern pattern, byte[] body) {
        Matcher matcher = pattern.matcher(new String(body, StandardCharsets.ISO_8859_1));
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private BlockingQueue<RawNotification> of(String number) {
        return arrived.computeIfAbsent(number, unseen -> new LinkedBlockingQueue<>());
    }
}
