package io.liushui.core.payouts;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Inputs of the decision. Counts and sums are of the 24 hours before, without the payout itself; those of the merchant look at its newest
 * {@value #COUNTED_AT_MOST} of that time. For a withdrawal the wallet stands in the merchant's place, but for the count of payouts to the account.
 *
 * @param newPayee whether the merchant has never paid this account before
 */
public record PayoutSignals(
        long amountMinor,
        String currency,
        boolean newPayee,
        long payeePayoutsDay,
        long merchantPayoutsDay,
        long merchantAmountDayMinor) {

    /** Keeps the look at a busy merchant short; a threshold above it can never be reached. */
    public static final int COUNTED_AT_MOST = 5000;

    /** As the decision table names them. */
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("amountMinor", amountMinor);
        map.put("currency", currency);
        map.put("newPayee", newPayee);
        map.put("payeePayoutsDay", payeePayoutsDay);
        map.put("merchantPayoutsDay", merchantPayoutsDay);
        map.put("merchantAmountDayMinor", merchantAmountDayMinor);
        return map;
    }
}
