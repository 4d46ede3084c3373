package io.liushui.sandbox.http;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A client that takes notifications, and answers what it is told to. */
final class Letterbox implements AutoCloseable {

    private final BlockingQueue<String> arrived = new LinkedBlockingQueue<>();
    private final HttpServer server;
    private volatile String answer = "success";

    Letterbox() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            byte[] said = answer.getBytes(StandardCharsets.US_ASCII);
            exchange.sendResponseHeaders(200, said.length);
            exchange.getResponseBody().write(said);
            exchange.close();
            arrived.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("Content-Type") + " " + body);
        });
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/{channel}";
    }

    void answerWith(String text) {
        answer = text;
    }

    /** Method, path, content type and body of the next one. */
    String next() throws InterruptedException {
        String next = arrived.poll(20, TimeUnit.SECONDS);
        if (next == null) {
            throw new AssertionError("no notification within 20 s");
        }
        return next;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
