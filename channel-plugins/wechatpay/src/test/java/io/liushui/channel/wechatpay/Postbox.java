package io.liushui.channel.wechatpay;

import com.sun.net.httpserver.HttpServer;
import com.wechat.pay.java.core.cipher.AeadAesCipher;
import io.liushui.spi.RawNotification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Where notifications arrive; the official SDK opens them, to sort them by order. */
final class Postbox implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Map<String, BlockingQueue<RawNotification>> byOrder = new ConcurrentHashMap<>();
    private final HttpServer server;
    private volatile AeadAesCipher cipher;
    private volatile int status = 204;

    Postbox() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            int answer = status;
            Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.getLast()));
            byte[] body = exchange.getRequestBody().readAllBytes();
            of(orderNo(body)).add(new RawNotification(headers, body));
            exchange.sendResponseHeaders(answer, -1);
            exchange.close();
        });
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v1/channels/wechatpay/notifications");
    }

    void opensWith(byte[] apiV3Key) {
        cipher = new AeadAesCipher(apiV3Key);
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

    @Override
    public void close() {
        server.stop(0);
    }

    private BlockingQueue<RawNotification> of(String orderNo) {
        return byOrder.computeIfAbsent(orderNo, number -> new LinkedBlockingQueue<>());
    }

    private String orderNo(byte[] body) {
        JsonNode resource = JSON.readTree(body).get("resource");
        String content = cipher.decrypt(
                resource.get("associated_data").stringValue().getBytes(StandardCharsets.UTF_8),
                resource.get("nonce").stringValue().getBytes(StandardCharsets.UTF_8),
                Base64.getDecoder().decode(resource.get("ciphertext").stringValue()));
        return JSON.readTree(content).get("out_trade_no").stringValue();
    }
}
