package io.liushui.core.payouts;

import java.util.Locale;

/**
 * What the reviewer of a payout is told beside its assessment.
 *
 * @param walletId whose money it pays, of a withdrawal; else null
 * @param payeeName its beginning only; of a withdrawal the payer, who has nobody else's account in mind
 */
public record PayoutReview(Kind kind, String walletId, String payeeName) {

    /** What it pays. */
    public enum Kind {
        /** The merchant's balance. */
        PAYOUT,
        /** A payer's wallet. */
        WITHDRAWAL;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static PayoutReview of(Payout payout, Payee payee) {
        Kind kind = switch (payout.source()) {
            case PayoutSource.MerchantBalance _ -> Kind.PAYOUT;
            case PayoutSource.PayersWallet _ -> Kind.WITHDRAWAL;
        };
        return new PayoutReview(kind, payout.source().wallet(), payee.maskedName());
    }
}
