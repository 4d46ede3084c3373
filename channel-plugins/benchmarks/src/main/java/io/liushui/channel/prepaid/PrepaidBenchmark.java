package io.liushui.channel.prepaid;

import io.liushui.benchmarks.Order;
import io.liushui.spi.ChannelNotification;
import io.liushui.spi.ChannelSettings;
import io.liushui.spi.ExchangeLog;
import io.liushui.spi.NotificationRefused;
import io.liushui.spi.PayRequest;
import io.liushui.spi.RawNotification;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import okhttp3.Request;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import tools.jackson.databind.json.JsonMapper;

/** A payment by prepaid card is asked for, and the notification that it was paid read; with HMAC-SHA256. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class PrepaidBenchmark {
    private static final ExchangeLog NO_LOG = exchange -> {};
    private static final PayRequest REQUEST = Order.by(PrepaidChannel.METHOD, "CNY");
    private static final String NONCE = "0a1b2c3d4e5f60718293a4b5c6d7e8f9";
    private static final String NOTIFICATION_ID = "ntf2026112700000001";

    private final JsonMapper mapper = JsonMapper.builder().build();
    private Wire wire;
    private Notifications notifications;
    private RawNotification notification;

    @Setup
    public void agree() {
        PrepaidSettings settings = PrepaidSettings.of(new ChannelSettings(
                "one",
                Order.NOTIFICATIONS,
                Map.of(
                        "baseUrl",
                        "https://issuer.example/prepaid",
                        "merchantNo",
                        "LS80000001",
                        "merchantSecret",
                        "0a1b2c3d4e5f60718293a4b5c6d7e8f9")));
        Codes codes = new Codes(NO_LOG);
        wire = new Wire(settings, NO_LOG, Order.CLOCK);
        notifications = new Notifications(settings, Order.CLOCK, new Answers(codes), codes);
        notification = paid(settings);
    }

    @TearDown
    public void close() {
        wire.close();
    }

    @Benchmark
    public Request write() {
        byte[] body = mapper.writeValueAsBytes(Bodies.pay(REQUEST, Order.NOTIFICATIONS));
        return wire.request("v1/payments", body, NONCE);
    }

    @Benchmark
    public ChannelNotification read() throws NotificationRefused {
        return notifications.parse(notification);
    }

    private static RawNotification paid(PrepaidSettings settings) {
        String time = Long.toString(Order.NOW.toEpochMilli());
        byte[] body =
                """
                {"id":"%s","event":"PAYMENT","payment":{"payment_no":"%s","trade_no":"PT1","status":"PAID","amount":%d,"currency":"CNY"}}""".formatted(NOTIFICATION_ID, Order.NUMBER, Order.AMOUNT_MINOR).getBytes(StandardCharsets.UTF_8);
        CanonicalText text = CanonicalText.notification(settings.merchantNo(), NOTIFICATION_ID, time, NONCE, body);
        Map<String, String> headers = Map.of(
                "prepaid-merchant", settings.merchantNo(),
                "prepaid-notification", NOTIFICATION_ID,
                "prepaid-time", time,
                "prepaid-nonce", NONCE,
                "prepaid-signature", settings.secret().sign(text));
        return new RawNotification(headers, body);
    }
}
