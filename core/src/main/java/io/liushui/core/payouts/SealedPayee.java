package io.liushui.core.payouts;

import io.liushui.core.secrets.Envelope;
import java.util.HexFormat;

/**
 * A payee as it is kept.
 *
 * @param hash keyed; the same for the same account, and tells nothing of it
 * @param lastFour characters of the account
 * @param bank its code, or null
 */
record SealedPayee(Payee.Kind kind, byte[] hash, String lastFour, String bank, Envelope envelope) {

    @Override
    public String toString() {
        return "SealedPayee[" + HexFormat.of().formatHex(hash, 0, 4) + "]";
    }
}
