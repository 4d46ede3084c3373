package io.liushui.launcher.faults;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/** A merchant's endpoint for webhooks, good or bad. */
final class ShopEndpoint implements AutoCloseable {
    private static final Duration FOR_EVER = Duration.ofHours(1);

    private final HttpServer server;
    private final Map<String, Integer> tries = new ConcurrentHashMap<>();
    private final AtomicInteger held = new AtomicInteger();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile IntFunction<Manner> manners;

    /** How one try is answered: after this time, unless the endpoint is closed before, with this status and body. */
    record Manner(Duration after, int status, String body) {
        static Manner takes() {
            return new Manner(Duration.ZERO, 200, "thanks");
        }

        static Manner fails() {
            return new Manner(Duration.ZERO, 500, "no till today");
        }

        static Manner takesAfter(Duration time) {
            return new Manner(time, 200, "thanks");
        }

        static Manner hangs() {
            return new Manner(FOR_EVER, 200, "never");
        }
    }

    /** @param manners by the number of the webhook's try, from 1 */
    ShopEndpoint(IntFunction<Manner> manners) {
        this.manners = manners;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 500);
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::take);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/webhooks";
    }

    /** Requests that it has begun to answer and not answered. */
    int held() {
        return held.get();
    }

    /** From the next try on. */
    void become(Manner manner) {
        manners = number -> manner;
    }

    private void take(HttpExchange exchange) throws IOException {
        held.incrementAndGet();
        try (exchange) {
            exchange.getRequestBody().readNBytes(1 << 20);
            String id = exchange.getRequestHeaders().getFirst("webhook-id");
            Manner manner = manners.apply(tries.merge(id, 1, Integer::sum));
            if (!closed.await(manner.after().toMillis(), TimeUnit.MILLISECONDS)) {
                byte[] body = manner.body().getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(manner.status(), body.length);
                exchange.getResponseBody().write(body);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            held.decrementAndGet();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
    }
}
