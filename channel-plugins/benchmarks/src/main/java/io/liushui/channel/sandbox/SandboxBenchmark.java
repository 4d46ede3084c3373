package io.liushui.channel.sandbox;

import io.liushui.benchmarks.Keys;
import io.liushui.benchmarks.Order;
import io.liushui.spi.ChannelNotification;
import io.liushui.spi.ChannelSettings;
import io.liushui.spi.ExchangeLog;
import io.liushui.spi.NotificationRefused;
import io.liushui.spi.PayRequest;
import io.liushui.spi.RawNotification;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import okhttp3.Request;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import tools.jackson.databind.json.JsonMapper;

/** A card payment is asked for, and the notification that it succeeded read; with Ed25519. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class SandboxBenchmark {
    private static final ExchangeLog NO_LOG = exchange -> {};
    private static final PayRequest REQUEST = Order.by("sandbox_card", "CNY");
    private static final String NONCE = "0a1b2c3d4e5f60718293a4b5c6d7e8f9";
    private static final String NOTIFICATION_ID = "ntf_2026112700000001";

    private final JsonMapper mapper = JsonMapper.builder().build();
    private Wire wire;
    private Notifications notifications;
    private RawNotification notification;

    @Setup
    public void agree() throws GeneralSecurityException {
        KeyPair server = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        KeyPair client = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        SandboxSettings settings = SandboxSettings.of(new ChannelSettings(
                "one",
                Order.NOTIFICATIONS,
                Map.of(
                        "baseUrl",
                        "https://sandbox.example/sandbox",
                        "clientKey",
                        Keys.pem("PRIVATE KEY", client.getPrivate().getEncoded()),
                        "serverKey",
                        Keys.pem("PUBLIC KEY", server.getPublic().getEncoded()))));
        wire = new Wire(settings, NO_LOG, Order.CLOCK, mapper);
        Codes codes = new Codes(NO_LOG);
        notifications = new Notifications(
                settings.serverKey(),
                Order.CLOCK,
                mapper,
                new News(new Answers(codes), new Contracts(settings, wire, codes)));
        String serverKey = Keys.pem("PRIVATE KEY", server.getPrivate().getEncoded());
        notification = paid(new PemText("serverKey", serverKey).privateKey());
    }

    @TearDown
    public void close() {
        wire.close();
    }

    @Benchmark
    public Request write() {
        byte[] body = mapper.writeValueAsBytes(Bodies.pay(REQUEST, false, Order.NOTIFICATIONS));
        return wire.request("/v1/orders", body, NONCE);
    }

    @Benchmark
    public ChannelNotification read() throws NotificationRefused {
        return notifications.parse(notification);
    }

    private static RawNotification paid(Ed25519PrivateKeyParameters serverKey) {
        String time = Long.toString(Order.NOW.getEpochSecond());
        byte[] body =
                """
                {"id":"%s","order":{"order_no":"%s","reference":"sbx_1","state":"succeeded","amount":%d,"currency":"CNY"}}""".formatted(NOTIFICATION_ID, Order.NUMBER, Order.AMOUNT_MINOR).getBytes(StandardCharsets.UTF_8);
        String signature = new FiveLines("notification", NOTIFICATION_ID, time, NONCE, body).signature(serverKey);
        Map<String, String> headers = Map.of(
                "sandbox-notification", NOTIFICATION_ID,
                "sandbox-timestamp", time,
                "sandbox-nonce", NONCE,
                "sandbox-signature", signature);
        return new RawNotification(headers, body);
    }
}
