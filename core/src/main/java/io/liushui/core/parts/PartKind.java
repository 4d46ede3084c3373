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

    /** @throws IllegalArgumentException when it is none of them */
    public static PartKind of(String code) {
        for (PartKind kind : values()) {
            if (kind.code.equals(code)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("no kind of part: " + code);
    }

    /** Whether this is the same money as a payment by this method takes. */
    public boolean isMethod(String method) {
        return code.equals(method);
    }
}
