package io.liushui.channel.sandbox;

import io.liushui.spi.OrderReference;
import io.liushui.spi.PayRequest;
import io.liushui.spi.Payer;
import java.time.Instant;
import java.util.UUID;

/** Orders with fresh numbers. */
final class Orders {

    private Orders() {}

    static PayRequest card(long amountMinor, String subject) {
        return order("sandbox_card", amountMinor, subject);
    }

    static PayRequest wallet(long amountMinor) {
        return order("sandbox_wallet", amountMinor, "Tea");
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
                null);
    }

    private static PayRequest order(String method, long amountMinor, String subject) {
        String number = UUID.randomUUID().toString().replace("-", "");
        return new PayRequest(
                number,
                method,
                amountMinor,
                "CNY",
                subject,
                Instant.now().plusSeconds(900),
                null,
                Payer.UNKNOWN,
                Instant.now(),
                null);
    }
}
