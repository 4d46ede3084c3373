package io.liushui.core.accounts;

import java.util.Locale;

/** Whose account it is. */
public enum AccountKind {
    /** What we owe a merchant. */
    MERCHANT,
    /** What we owe a payer. */
    WALLET,
    /** A payer's points. */
    POINTS,
    /** What a payer may still draw on a credit line. */
    CREDIT;

    /** As the database writes it. */
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
