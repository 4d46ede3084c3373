package io.liushui.sandbox.sandbox;

import io.liushui.sandbox.books.NewPayout;
import io.liushui.sandbox.wire.Refusal;
import java.util.Set;

/**
 * The JSON of a payout.
 *
 * @param amount in minor units, 1 to 999 999 999 999
 */
record PayoutRequest(
        String payoutNo, long amount, String currency, PayeeData payee, String purpose, String notificationUrl) {

    private static final Set<String> BANKS = Set.of("ICBC", "CCB", "ABC", "BOC", "CMB");

    /** @param bank one of five, or null for an account at this bank */
    record PayeeData(String name, String account, String bank) {

        /** Tells nothing of the payee. */
        @Override
        public String toString() {
            return "PayeeData[…]";
        }
    }

    /** @throws Refusal naming what is wrong */
    PayoutRequest validated() {
        Checks.number(payoutNo, "payout_no");
        Checks.money(amount, currency);
        Checks.require(payee != null, "invalid_request", "payee");
        Checks.require(payee.bank() == null || BANKS.contains(payee.bank()), "payee_bank_unknown", "bank");
        Checks.web(notificationUrl, "notification_url");
        return this;
    }

    NewPayout toPayout() {
        return new NewPayout(
                payoutNo, amount, currency, payee.name(), payee.account(), payee.bank(), purpose, notificationUrl);
    }
}
