package io.liushui.channel.sandbox;

import io.liushui.channel.contract.Requests;
import io.liushui.spi.OrderReference;
import io.liushui.spi.PayRequest;
import io.liushui.spi.Payer;
import io.liushui.spi.PayoutRequest;
import java.time.Instant;
import java.util.UUID;

/** Orders and payouts with fresh numbers. */
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

    static PayoutRequest payout(long amountMinor) {
        return payout(amountMinor, "CNY");
    }

    static PayoutRequest payout(long amountMinor, String currency) {
        return new PayoutRequest(
                Requests.number(),
                amountMinor,
                currency,
                new PayoutRequest.Payee("张三", "6226388000000095", "ICBC"),
                "Wages",
                Instant.now(),
                Requests.TRACE);
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
