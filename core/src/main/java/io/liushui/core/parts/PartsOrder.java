package io.liushui.core.parts;

import io.liushui.core.money.Money;
import java.util.List;

/**
 * The parts that a new payment names.
 *
 * @param method how the rest is paid; null while the payer has not chosen
 * @param total the payment's amount
 * @param wishes in the merchant's order
 */
public record PartsOrder(
        String paymentId, String merchantId, String payerId, String method, Money total, List<PartWish> wishes) {

    public PartsOrder {
        wishes = List.copyOf(wishes);
    }

    /** What the parts take that have an amount, in minor units. */
    long fixedMinor() {
        return wishes.stream()
                .filter(wish -> wish.amountMinor() != null)
                .mapToLong(PartWish::amountMinor)
                .sum();
    }
}
