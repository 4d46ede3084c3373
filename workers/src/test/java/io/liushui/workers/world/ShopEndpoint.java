package io.liushui.workers.world;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** A merchant's web server: keeps what it is sent and answers as the test says. */
public final class ShopEndpoint implements AutoCloseable {
    public final List<Received> received = new CopyOnWriteArrayList<>();
    public volatile Function<Received, Answer> answer = request -> Answer.of(200);

    private final HttpServer server;

    private ShopEndpoint(HttpServer server) {
        this.server = server;
    }

    public static ShopEndpoint start() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        ShopEndpoint shop = new ShopEndpoint(server);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", shop::handle);
        server.start();
        return shop;
    }

    public String url() {
        return "http://127.0.0.1:" + port() + "/webhooks";
    }

    public int port() {
        return server.getAddress().getPort();
    }

    private void handle(HttpExchange exchange) throws IOException {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.getFirst()));
        Received request = new Received(
                exchange.getRequestURI().getPath(),
                headers,
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        received.add(request);
        Answer said = answer.apply(request);
        said.headers().forEach(exchange.getResponseHeaders()::set);
        byte[] body = said.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(said.status(), body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    public record Received(String path, Map<String, String> headers, String body) {}

    public record Answer(int status, Map<String, String> headers, String body) {
        public static Answer of(int status) {
            return new Answer(status, Map.of(), "");
        }

        public Answer with(String header, String value) {
            return new Answer(status, Map.of(header, value), body);
        }
    }
}
