package io.liushui.core.parts;

/** Where a part of a payment comes from. */
public enum PartKind {
    WALLET_BALANCE("wallet_balance"),
    POINTS("points"),
    COUPON("coupon");

    private final String code;

    PartKind(String code) {
        this.code = code;
    }

    /** As merchants write it. */
    public String code() {
        return code;
    }
}
