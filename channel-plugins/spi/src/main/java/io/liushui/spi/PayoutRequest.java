package io.liushui.spi;

import java.time.Instant;

/**
 * @param payoutNo our number of the payout, 8 to 32 letters and digits
 * @param submittedAt when it was first sent
 */
public record PayoutRequest(
        String payoutNo,
        long amountMinor,
        String currency,
        Payee payee,
        String purpose,
        Instant submittedAt,
        String traceId) {

    /** @param account of the payee: a bank card, or an account at the channel */
    public record Payee(String name, String account, String bank) {

        /** Tells nothing of the payee. */
        @Override
        public String toString() {
            return "Payee[…]";
        }
    }
}
