package io.liushui.core.payments;

/** Whose money a payment becomes. */
public sealed interface PaymentPurpose {

    /** The merchant's, for what it sells. */
    record Order() implements PaymentPurpose {}

    /** The payer's own, in this wallet. */
    record WalletTopUp(String walletId) implements PaymentPurpose {}

    /** Ours: the payer pays back what was drawn on this credit line. */
    record CreditRepayment(String creditLineId) implements PaymentPurpose {}

    /** The name in the API and the database. */
    default String code() {
        return switch (this) {
            case Order _ -> "order";
            case WalletTopUp _ -> "wallet_top_up";
            case CreditRepayment _ -> "credit_repayment";
        };
    }

    /** Whose account is credited; null for an order. */
    default String beneficiary() {
        return switch (this) {
            case Order _ -> null;
            case WalletTopUp(String walletId) -> walletId;
            case CreditRepayment(String creditLineId) -> creditLineId;
        };
    }

    /** @throws IllegalArgumentException for a code that is not a purpose */
    static PaymentPurpose of(String code, String beneficiary) {
        return switch (code) {
            case "order" -> new Order();
            case "wallet_top_up" -> new WalletTopUp(beneficiary);
            case "credit_repayment" -> new CreditRepayment(beneficiary);
            default -> throw new IllegalArgumentException("no purpose of a payment: " + code);
        };
    }
}
