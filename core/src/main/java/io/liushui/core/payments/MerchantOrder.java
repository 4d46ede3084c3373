package io.liushui.core.payments;

import io.liushui.core.money.Money;
import java.time.Duration;
import java.util.Map;

/**
 * What a merchant says of its order, its fields already validated.
 *
 * @param number the merchant's own, unique per app
 * @param info shown on the cashier, by names of the merchant's own
 * @param expiresIn null: as the payment process says
 * @param returnUrl where the payer goes afterwards, or null
 */
public record MerchantOrder(
        String number,
        Money amount,
        String subject,
        Map<String, String> info,
        Duration expiresIn,
        String returnUrl,
        Map<String, String> metadata) {}
