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
public final class Requests {

    public static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    public static final String PAYER_IP = "203.0.113.77";
    public static final String RETURN_URL = "https://shop.example/back?session=geheim-4711";
    private static final SecureRandom RANDOM = new SecureRandom();

    private Requests() {}

    public static String number() {
        byte[] bytes = new byte[12];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    public static PayRequest pay(String method, long amountMinor, String currency, String subject, Payer payer) {
        Instant now = Instant.now();
        return new PayRequest(
                number(),
                method,
                amountMinor,
                currency,
                subject,
                now.plus(Duration.ofMinutes(15)),
                RETURN_URL,
                payer,
                now,
                TRACE);
    }

    public static OrderReference reference(PayRequest request) {
        return reference(request, null);
    }

    public static OrderReference reference(PayRequest request, String channelRef) {
        return new OrderReference(
                request.orderNo(),
                request.method(),
                channelRef,
                request.amountMinor(),
                request.currency(),
                request.submittedAt(),
                request.expiresAt(),
                TRACE);
    }

    public static RefundRequest refund(PayRequest paid, String channelRef, long amountMinor) {
        return new RefundRequest(
                number(), reference(paid, channelRef), amountMinor, "returned goods", Instant.now(), TRACE);
    }
}
