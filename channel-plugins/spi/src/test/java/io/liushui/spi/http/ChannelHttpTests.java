package io.liushui.spi.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.liushui.spi.ExchangeLog.Exchange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ChannelHttpTests {
    private static final ChannelCall CALL = new ChannelCall("pay", "ORDER001", "4bf92f3577b34da6a3ce929d0e0e4736");
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final List<Exchange> log = new CopyOnWriteArrayList<>();
    private final ChannelHttp http = new ChannelHttp(
            log::add,
            new HttpTimeouts(SECOND, SECOND, Duration.ofSeconds(2), Map.of()),
            new Masking(Set.of("sign"), Set.of()));

    @AfterEach
    void stop() {
        http.close();
    }

    @Test
    void answersWithStatusAndBodyAndLogsBothMasked() throws IOException {
        AtomicInteger requests = new AtomicInteger();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            requests.incrementAndGet();
            assertThat(exchange.getRequestHeaders().getFirst("traceparent")).contains(CALL.traceId());
            byte[] body = "{\"sign\":\"secret\",\"code\":\"OK\"}".getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Location", "/elsewhere");
            exchange.sendResponseHeaders(302, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        try {
            Reply reply = http.send(CALL, post(server.getAddress().getPort()));
            assertThat(reply)
                    .isInstanceOfSatisfying(
                            Reply.Answered.class,
                            answered -> assertThat(answered.status()).isEqualTo(302));
            assertThat(requests).hasValue(1);
            assertThat(log).singleElement().satisfies(exchange -> {
                assertThat(exchange.request()).startsWith("POST /pay").doesNotContain("geheim");
                assertThat(exchange.response()).contains("OK").doesNotContain("secret");
            });
        } finally {
            server.stop(0);
        }
    }

    @Test
    void knowsThatNothingLeftWhenNobodyListens() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        assertThat(http.send(CALL, post(port))).isInstanceOf(Reply.NotSent.class);
    }

    @Test
    void isNotSureAfterAResetAndSendsNothingAgain() throws IOException, InterruptedException {
        AtomicInteger connections = new AtomicInteger();
        try (ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            Thread bank = Thread.ofVirtual().start(() -> {
                try (Socket socket = server.accept()) {
                    connections.incrementAndGet();
                    assertThat(socket.getInputStream().read()).isPositive();
                    socket.setSoLinger(true, 0);
                } catch (IOException closed) {
                    throw new UncheckedIOException(closed);
                }
            });
            assertThat(http.send(CALL, post(server.getLocalPort()))).isInstanceOf(Reply.Lost.class);
            bank.join();
        }
        assertThat(connections).hasValue(1);
        assertThat(log)
                .singleElement()
                .satisfies(exchange -> assertThat(exchange.error()).isNotBlank());
    }

    private static Request post(int port) {
        return new Request.Builder()
                .url("http://127.0.0.1:" + port + "/pay?sign=geheim")
                .post(RequestBody.create("{\"sign\":\"geheim\"}", MediaType.get("application/json")))
                .build();
    }
}
