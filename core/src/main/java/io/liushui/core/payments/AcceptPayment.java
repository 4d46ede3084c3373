package io.liushui.core.payments;

import io.liushui.core.merchants.App;
import io.liushui.core.money.Money;
import io.liushui.core.parts.PartWish;
import java.util.List;

/**
 * An app wants an order paid.
 *
 * @param method null: the payer chooses on the cashier
 * @param parts what is not paid by the method, in the merchant's order; mostly none. Only of an order whose payer has an id
 */
public record AcceptPayment(
        App app,
        MerchantOrder order,
        PaymentPurpose purpose,
        String method,
        Payer payer,
        List<PartWish> parts,
        String traceId) {

    public AcceptPayment {
        parts = List.copyOf(parts);
    }

    public Money amount() {
        return order.amount();
    }

    /** The same for this payer, by this method. */
    public AcceptPayment by(String ofMethod, Payer ofPayer) {
        return new AcceptPayment(app, order, purpose, ofMethod, ofPayer, parts, traceId);
    }
}
