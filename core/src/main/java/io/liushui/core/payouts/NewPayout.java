package io.liushui.core.payouts;

import io.liushui.core.money.Money;
import java.util.Map;

/**
 * What a merchant asks for, its fields already validated.
 *
 * @param merchantPayoutNo unique per app
 * @param purpose for the payee's statement
 */
public record NewPayout(
        String merchantPayoutNo, Money amount, Payee payee, String purpose, Map<String, String> metadata) {}
