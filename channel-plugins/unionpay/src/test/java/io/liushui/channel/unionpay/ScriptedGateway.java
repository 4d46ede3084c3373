package io.liushui.channel.unionpay;

import com.sun.net.httpserver.HttpServer;
import io.liushui.spi.ChannelFunction;
import io.liushui.spi.ChannelSettings;
import io.liushui.spi.ExchangeLog;
import io.liushui.spi.http.HttpTimeouts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** A gateway that says what it is told to: for each answer of UnionPay's that the sandbox never gives. */
final class ScriptedGateway implements AutoCloseable {
    private static final TestAuthority AUTHORITY = new TestAuthority();
    private static final TestAuthority.Holder UNIONPAY = AUTHORITY.holder(TestAuthority.SIGNER);

    private final HttpServer server;
    private final List<String> unmapped = new CopyOnWriteArrayList<>();
    private volatile UnaryOperator<Map<String, String>> script = fields -> fields;

    ScriptedGateway() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            String asked = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            Map<String, String> answer = UNIONPAY.sign(script.apply(echo(FieldText.form(asked))));
            byte[] body = answer.entrySet().stream()
                    .map(field -> field.getKey() + "=" + field.getValue())
                    .collect(Collectors.joining("&"))
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    /** The next answers repeat what was asked, and say this. */
    void says(Map<String, String> told) {
        script = fields -> {
            fields.putAll(told);
            return fields;
        };
    }

    List<String> unmapped() {
        return unmapped;
    }

    UnionPayChannel channel(boolean cardCode) {
        ChannelSettings none = new ChannelSettings("unionpay-1", null, Map.of());
        String url = "http://127.0.0.1:" + server.getAddress().getPort();
        UnionPaySettings settings = new UnionPaySettings(
                "unionpay-1",
                URI.create("http://127.0.0.1/notifications"),
                url,
                url,
                UnionPayUnderTest.MERCHANT,
                UNIONPAY.merchantKey(),
                AUTHORITY.trust(),
                new SensitiveData("1", UNIONPAY.certificate().getPublicKey()),
                "62000000001",
                null,
                cardCode,
                "00",
                HttpTimeouts.of(none));
        return new UnionPayChannel(
                settings,
                new ExchangeLog() {
                    @Override
                    public void record(Exchange exchange) {}

                    @Override
                    public void unmapped(ChannelFunction function, String reference, String code) {
                        unmapped.add(function + " " + code);
                    }
                },
                Clock.systemUTC());
    }

    private static Map<String, String> echo(Map<String, String> asked) {
        Map<String, String> answer = new TreeMap<>();
        for (String name :
                List.of("version", "txnType", "txnSubType", "merId", "orderId", "txnTime", "txnAmt", "currencyCode")) {
            if (asked.containsKey(name)) {
                answer.put(name, asked.get(name));
            }
        }
        return answer;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
