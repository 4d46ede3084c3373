package io.liushui.core.ledger;

/** The accounts of table {@code ledger_account}. */
public enum Account {
    CHANNEL_RECEIVABLE("channel_receivable"),
    MERCHANT_PAYABLE("merchant_payable"),
    SUSPENSE("suspense"),
    REFUND_CLEARING("refund_clearing"),
    FEE_INCOME("fee_income"),
    CHANNEL_COST("channel_cost"),
    PAYER_WALLETS("payer_wallets"),
    WALLET_FROZEN("wallet_frozen"),
    POINTS_LIABILITY("points_liability"),
    POINTS_COST("points_cost"),
    CREDIT_RECEIVABLE("credit_receivable"),
    AUTHORISATION_RECEIVABLE("authorisation_receivable"),
    AUTHORISATION_OBLIGATION("authorisation_obligation"),
    PAYOUT_FROZEN("payout_frozen"),
    CHANNEL_POSITION("channel_position"),
    POSITION_FUNDING("position_funding"),
    PART_CLEARING("part_clearing"),
    COUPON_COST("coupon_cost");

    private final String code;

    Account(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }
}
