package io.liushui.launcher.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/** A merchant that takes every webhook at once and counts payments that succeeded; repeats count once. */
final class Sink implements AutoCloseable {
    private final HttpServer server;
    private final Set<String> seen = ConcurrentHashMap.newKeySet();
    private final AtomicLong others = new AtomicLong();

    Sink(int port) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::take);
        server.start();
    }

    long succeeded() {
        return seen.size();
    }

    /** Webhooks about anything else. */
    long others() {
        return others.get();
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readNBytes(1 << 20), StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(204, -1);
            if (body.contains("\"payment.succeeded\"")) {
                seen.add(exchange.getRequestHeaders().getFirst("webhook-id"));
            } else {
                others.incrementAndGet();
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
