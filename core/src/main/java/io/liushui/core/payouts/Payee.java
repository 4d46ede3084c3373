package io.liushui.core.payouts;

import java.util.Locale;

/**
 * Who is paid; personal data, in clear only on its way to the vault and to the channel.
 *
 * @param account a bank card or account, or a wallet at a channel, 4 to 64 characters
 * @param bank its code; null for a wallet, or where the account says it
 */
public record Payee(String name, Kind kind, String account, String bank) {
    private static final int SHOWN = 4;
    private static final String HIDDEN = "**";

    /** What kind of account it is. */
    public enum Kind {
        ACCOUNT,
        WALLET;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Kind of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }

    /** All that anybody sees of the account. */
    String lastFour() {
        String bare = bare();
        return bare.substring(Math.max(0, bare.length() - SHOWN));
    }

    /** All that a reviewer sees of the name: how it begins. */
    String maskedName() {
        String bare = name.strip();
        return bare.isEmpty() ? HIDDEN : bare.substring(0, bare.offsetByCodePoints(0, 1)) + HIDDEN;
    }

    /** Without blanks and hyphens, so that one account is always the same. */
    String bare() {
        return account.replaceAll("[\\s-]", "");
    }

    /** Tells nothing of the payee. */
    @Override
    public String toString() {
        return "Payee[…]";
    }
}
