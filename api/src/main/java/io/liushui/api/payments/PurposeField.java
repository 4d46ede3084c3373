package io.liushui.api.payments;

import io.liushui.api.body.Fields;
import io.liushui.api.problems.ProblemCode;
import io.liushui.api.problems.Refusal;
import io.liushui.core.payments.AcceptPayment;
import io.liushui.core.payments.PaymentIntent;
import io.liushui.core.payments.PaymentPurpose;
import io.liushui.core.payments.PurposeRules;
import io.liushui.core.wallets.Wallets;
import org.springframework.stereotype.Component;

/** {@code purpose} of a payment, with the field that names whose money it becomes. */
@Component
class PurposeField {
    private static final String WALLET = "wallet_id";

    private final Wallets wallets;
    private final PurposeRules rules;

    PurposeField(Wallets wallets, PurposeRules rules) {
        this.wallets = wallets;
        this.rules = rules;
    }

    /** @throws Refusal naming the field at fault */
    static PaymentPurpose read(Fields fields) {
        String purpose = fields.text("purpose");
        if (purpose == null || purpose.equals("order")) {
            refuse(fields, WALLET);
            return new PaymentPurpose.Order();
        }
        if (purpose.equals("wallet_top_up")) {
            fields.require(WALLET);
            return new PaymentPurpose.WalletTopUp(fields.text(WALLET));
        }
        throw fields.invalid("purpose", "must be order or wallet_top_up");
    }

    /**
     * The payment as it was given, for a beneficiary of the merchant.
     *
     * @throws Refusal naming the field at fault
     */
    AcceptPayment checked(PaymentIntent intent, AcceptPayment payment) {
        if (intent == PaymentIntent.AUTHORIZE && !(payment.purpose() instanceof PaymentPurpose.Order)) {
            throw Refusal.of(ProblemCode.INVALID_FIELD, "purpose", "an authorization is for an order");
        }
        switch (payment.purpose()) {
            case PaymentPurpose.Order _ -> {}
            case PaymentPurpose.WalletTopUp(String walletId) -> {
                boolean fits = wallets.find(payment.app().merchantId(), walletId)
                        .filter(wallet ->
                                wallet.currency().equals(payment.amount().currency()))
                        .isPresent();
                if (!fits) {
                    throw Refusal.of(
                            ProblemCode.INVALID_FIELD, WALLET, "the merchant has no such wallet in this currency");
                }
            }
            case PaymentPurpose.CreditRepayment _ -> {}
        }
        if (payment.method() != null && !rules.allow(payment.purpose(), payment.method())) {
            throw Refusal.of(
                    ProblemCode.METHOD_NOT_OFFERED, "method", "this is paid with money from outside, not with ours");
        }
        return payment;
    }

    private static void refuse(Fields fields, String name) {
        if (fields.text(name) != null) {
            throw fields.invalid(name, "goes with another purpose");
        }
    }
}
