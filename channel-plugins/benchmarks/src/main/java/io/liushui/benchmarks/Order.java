package io.liushui.benchmarks;

import io.liushui.spi.PayRequest;
import io.liushui.spi.Payer;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

/** The payment that all benchmarks are about, at a moment that stands still, so that nothing grows stale during a long run. */
public final class Order {
    public static final String NUMBER = "A0000001B0000001";
    public static final long AMOUNT_MINOR = 1_234;
    public static final Instant NOW = Instant.parse("2026-11-27T04:00:00Z");
    public static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    public static final URI NOTIFICATIONS = URI.create("https://pay.example/v1/channels/one/notifications");
    private static final Duration VALID = Duration.ofMinutes(15);

    private Order() {}

    public static PayRequest by(String method, String currency) {
        return new PayRequest(
                NUMBER,
                method,
                AMOUNT_MINOR,
                currency,
                "龙井茶 250 克, Longjing Tea",
                NOW.plus(VALID),
                "https://shop.example/orders/A0000001?from=payment",
                new Payer("203.0.113.77", "13812341234", null, null, null),
                NOW,
                "4bf92f3577b34da6a3ce929d0e0e4736");
    }
}
