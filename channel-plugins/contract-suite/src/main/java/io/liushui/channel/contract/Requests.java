package io.liushui.channel.contract;

import io.liushui.spi.OrderReference;
import io.liushui.spi.PayRequest;
import io.liushui.spi.Payer;
import io.liushui.spi.RefundRequest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;

/** Requests with fresh numbers. */
final class Requests {

    static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    static final String PAYER_IP = "203.0.113.77";
    static final String RETURN_URL = "https://shop.example/back?session=geheim-4711";
    private static final SecureRandom RANDOM = new SecureRandom();

    private Requests() {}

    static String number() {
        byte[] bytes = new byte[12];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    static PayRequest pay(String method, long amountMinor) {
        return pay(method, amountMinor, "CNY", "Tea");
    }

    static PayRequest pay(String method, long amountMinor, String currency, String subject) {
        Instant expiresAt = Instant.now().plus(Duration.ofMinutes(15));
        return new PayRequest(
                number(),
                method,
                amountMinor,
                currency,
                subject,
                expiresAt,
                RETURN_URL,
                Payer.at(PAYER_IP),
                Instant.now(),
                TRACE);
    }

    static OrderReference reference(PayRequest request) {
        return new OrderReference(
                request.orderNo(),
                request.method(),
                null,
                request.amountMinor(),
                request.currency(),
                request.submittedAt(),
                request.expiresAt(),
                TRACE);
    }

    static RefundRequest refund(PayRequest paid, long amountMinor) {
        return new RefundRequest(number(), reference(paid), amountMinor, "returned goods", Instant.now(), TRACE);
    }
}
