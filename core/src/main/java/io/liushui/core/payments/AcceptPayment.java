package io.liushui.core.payments;

import io.liushui.core.merchants.App;
import io.liushui.core.money.Money;
import java.time.Duration;
import java.util.Map;

/**
 * A merchant's order, its fields already validated.
 *
 * @param method null: the payer chooses on the cashier
 * @param expiresIn null: as the payment process says
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
        String traceId) {

    /** An order of the merchant. */
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
}
