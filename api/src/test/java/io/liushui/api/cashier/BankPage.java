package io.liushui.api.cashier;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/** A bank's page that takes a form as a browser posts it. */
final class BankPage implements AutoCloseable {
    private final HttpServer server;
    private final BlockingQueue<String> forms = new ArrayBlockingQueue<>(8);

    BankPage() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/pay", exchange -> {
            try (exchange) {
                forms.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.US_ASCII));
                byte[] page = "<h1 id=bank>Bank</h1>".getBytes(StandardCharsets.US_ASCII);
                exchange.getResponseHeaders().add("Content-Type", "text/html");
                exchange.sendResponseHeaders(200, page.length);
                exchange.getResponseBody().write(page);
            }
        });
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/pay";
    }

    /** The next form, its percent signs resolved in the character set. */
    String nextForm(Charset charset) throws InterruptedException {
        return URLDecoder.decode(forms.take(), charset);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
