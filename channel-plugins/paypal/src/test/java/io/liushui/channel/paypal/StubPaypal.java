package io.liushui.channel.paypal;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.liushui.spi.ChannelFunction;
import io.liushui.spi.ChannelSettings;
import io.liushui.spi.ExchangeLog;
import io.liushui.spi.ExchangeLog.Exchange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** A PayPal that answers as a test wants, for what the sandbox never does. It gives the tokens T1, T2 and so on. */
final class StubPaypal implements AutoCloseable {

    private final HttpServer server;
    private final AtomicInteger tokens = new AtomicInteger();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final Log log = new Log();
    private volatile int lifeSeconds = 3_600;
    private volatile boolean givesTokens = true;
    private volatile Function<Asked, Said> answers = request -> new Said(404, "{\"name\":\"RESOURCE_NOT_FOUND\"}");

    /** One request besides those for tokens. */
    record Asked(String method, String path, String query, String authorization, String requestId, String body) {}

    record Said(int status, String body) {}

    private static final class Log implements ExchangeLog {
        private final List<Exchange> exchanges = new CopyOnWriteArrayList<>();
        private final List<String> unmapped = new CopyOnWriteArrayList<>();

        @Override
        public void record(Exchange exchange) {
            exchanges.add(exchange);
        }

        @Override
        public void unmapped(ChannelFunction function, String reference, String code) {
            unmapped.add(function + " " + reference + " " + code);
        }
    }

    StubPaypal() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    void answer(Function<Asked, Said> newAnswers) {
        answers = newAnswers;
    }

    void tokensLive(int seconds) {
        lifeSeconds = seconds;
    }

    void giveTokens(boolean gives) {
        givesTokens = gives;
    }

    int tokensGiven() {
        return tokens.get();
    }

    List<Asked> asked() {
        return asked;
    }

    List<Exchange> exchanges() {
        return log.exchanges;
    }

    /** Codes that the plugin told of because it has no row for them. */
    List<String> unmapped() {
        return log.unmapped;
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** The plugin on this server, with the certificates of nobody. */
    PaypalChannel channel(Clock clock, String trustedPem) {
        Map<String, String> values = new HashMap<>();
        values.put("baseUrl", url());
        values.put("clientId", "client");
        values.put("clientSecret", "secret");
        values.put("webhookId", "WH-1");
        values.put("trustedCertificates", trustedPem);
        return new PaypalChannel(PaypalSettings.of(new ChannelSettings("paypal-stub", null, values)), log, clock);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String path = exchange.getRequestURI().getPath();
        Said said;
        if (path.equals("/v1/oauth2/token")) {
            said = givesTokens
                    ? new Said(
                            200,
                            "{\"access_token\":\"T" + tokens.incrementAndGet() + "\",\"expires_in\":" + lifeSeconds
                                    + "}")
                    : new Said(503, "{}");
        } else {
            Asked request = new Asked(
                    exchange.getRequestMethod(),
                    path,
                    exchange.getRequestURI().getQuery(),
                    exchange.getRequestHeaders().getFirst("Authorization"),
                    exchange.getRequestHeaders().getFirst("PayPal-Request-Id"),
                    body);
            asked.add(request);
            said = answers.apply(request);
        }
        byte[] bytes = said.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(said.status(), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
