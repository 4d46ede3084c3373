package io.liushui.core.payments;

import io.liushui.core.merchants.App;
import io.liushui.core.money.Money;
import io.liushui.core.parts.PartWish;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A merchant's order, its fields already validated.
 *
 * @param method null: the payer chooses on the cashier
 * @param expiresIn null: as the payment process says
 * @param parts what is not paid by the method, in the merchant's order; mostly none. Only of an order whose payer has an id
 */
public record AcceptPayment(
        App app,
        String merchantOrderNo,
        Money amount,
        String subject,
        PaymentPurpose purpose,
        String method,
        Payer payer,
        Map<String, String> orderInfo,
        Duration expiresIn,
        String returnUrl,
        Map<String, String> metadata,
        String traceId,
        List<PartWish> parts) {

    public AcceptPayment {
        parts = List.copyOf(parts);
    }

    /** In one part. */
    public AcceptPayment(
            App app,
            String merchantOrderNo,
            Money amount,
            String subject,
            PaymentPurpose purpose,
            String method,
            Payer payer,
            Map<String, String> orderInfo,
            Duration expiresIn,
            String returnUrl,
            Map<String, String> metadata,
            String traceId) {
        this(
                app,
                merchantOrderNo,
                amount,
                subject,
                purpose,
                method,
                payer,
                orderInfo,
                expiresIn,
                returnUrl,
                metadata,
                traceId,
                List.of());
    }

    /** An order of the merchant, in one part. */
    public AcceptPayment(
            App app,
            String merchantOrderNo,
            Money amount,
            String subject,
            String method,
            Payer payer,
            Map<String, String> orderInfo,
            Duration expiresIn,
            String returnUrl,
            Map<String, String> metadata,
            String traceId) {
        this(
                app,
                merchantOrderNo,
                amount,
                subject,
                new PaymentPurpose.Order(),
                method,
                payer,
                orderInfo,
                expiresIn,
                returnUrl,
                metadata,
                traceId);
    }

    /** The same for this payer, by this method. */
    public AcceptPayment by(String ofMethod, Payer ofPayer) {
        return new AcceptPayment(
                app,
                merchantOrderNo,
                amount,
                subject,
                purpose,
                ofMethod,
                ofPayer,
                orderInfo,
                expiresIn,
                returnUrl,
                metadata,
                traceId,
                parts);
    }
}
