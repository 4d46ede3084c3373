package io.liushui.api.payments;

import io.liushui.api.body.Fields;
import io.liushui.api.problems.ProblemCode;
import io.liushui.api.problems.Refusal;
import io.liushui.core.credit.CreditLine;
import io.liushui.core.credit.CreditLines;
import io.liushui.core.money.Money;
import io.liushui.core.payments.AcceptPayment;
import io.liushui.core.payments.PaymentIntent;
import io.liushui.core.payments.PaymentPurpose;
import io.liushui.core.payments.PurposeRules;
import io.liushui.core.wallets.Wallets;
import org.springframework.stereotype.Component;

/** {@code purpose} of a payment, with the field that names whose money it becomes. */
@Component
class PurposeField {
    private static final String PURPOSE = "purpose";
    private static final String WALLET = "wallet_id";
    private static final String LINE = "credit_line_id";

    private final Wallets wallets;
    private final CreditLines lines;
    private final PurposeRules rules;

    PurposeField(Wallets wallets, CreditLines lines, PurposeRules rules) {
        this.wallets = wallets;
        this.lines = lines;
        this.rules = rules;
    }

    /** @throws Refusal naming the field at fault */
    static PaymentPurpose read(Fields fields) {
        String purpose = fields.text(PURPOSE) == null ? "order" : fields.text(PURPOSE);
        return switch (purpose) {
            case "order" -> {
                refuse(fields, WALLET);
                refuse(fields, LINE);
                yield new PaymentPurpose.Order();
            }
            case "wallet_top_up" -> {
                refuse(fields, LINE);
                fields.require(WALLET);
                yield new PaymentPurpose.WalletTopUp(fields.text(WALLET));
            }
            case "credit_repayment" -> {
                refuse(fields, WALLET);
                fields.require(LINE);
                yield new PaymentPurpose.CreditRepayment(fields.text(LINE));
            }
            default -> throw fields.invalid(PURPOSE, "must be order, wallet_top_up or credit_repayment");
        };
    }

    /**
     * The payment as it was given, for a beneficiary of the merchant.
     *
     * @throws Refusal naming the field at fault
     */
    AcceptPayment checked(PaymentIntent intent, AcceptPayment payment) {
        if (intent == PaymentIntent.AUTHORIZE && !(payment.purpose() instanceof PaymentPurpose.Order)) {
            throw Refusal.of(ProblemCode.INVALID_FIELD, PURPOSE, "an authorization is for an order");
        }
        String merchantId = payment.app().merchantId();
        switch (payment.purpose()) {
            case PaymentPurpose.Order _ -> {}
            case PaymentPurpose.WalletTopUp(String walletId) -> requireWallet(merchantId, walletId, payment.amount());
            case PaymentPurpose.CreditRepayment(String lineId) -> requireOwed(merchantId, lineId, payment.amount());
        }
        if (payment.method() != null && !rules.allow(payment.purpose(), payment.method())) {
            throw Refusal.of(
                    ProblemCode.METHOD_NOT_OFFERED, "method", "this is paid with money from outside, not with ours");
        }
        return payment;
    }

    private void requireWallet(String merchantId, String walletId, Money amount) {
        boolean fits = wallets.find(merchantId, walletId)
                .filter(wallet -> wallet.currency().equals(amount.currency()))
                .isPresent();
        if (!fits) {
            throw Refusal.of(ProblemCode.INVALID_FIELD, WALLET, "the merchant has no such wallet in this currency");
        }
    }

    private void requireOwed(String merchantId, String lineId, Money amount) {
        CreditLine line = lines.find(merchantId, lineId)
                .filter(found -> found.currency().equals(amount.currency()))
                .orElseThrow(() -> Refusal.of(
                        ProblemCode.INVALID_FIELD, LINE, "the merchant has no such credit line in this currency"));
        long outstanding = lines.standing(line).outstandingMinor();
        if (amount.amountMinor() > outstanding) {
            throw Refusal.of(ProblemCode.INVALID_FIELD, "amount", outstanding + " minor units are outstanding");
        }
    }

    private static void refuse(Fields fields, String name) {
        if (fields.text(name) != null) {
            throw fields.invalid(name, "goes with another purpose");
        }
    }
}
