package io.liushui.sandbox.unionpay;

import io.liushui.sandbox.books.Authorization;
import java.util.Map;

/**
 * The void of an authorisation; the books keep it without the times and numbers of this protocol, which stand among the authorisation's details.
 *
 * @param time the merchant's {@code txnTime}
 * @param at milliseconds since 1970
 */
record Releasing(String number, String time, String queryId, long at) {

    Map<String, String> details() {
        return Map.of("voidNo", number, "voidTime", time, "voidQueryId", queryId, "voidAt", Long.toString(at));
    }

    /** @throws NullPointerException unless the authorisation was voided */
    static Releasing of(Authorization held) {
        Map<String, String> details = held.details();
        return new Releasing(
                details.get("voidNo"),
                details.get("voidTime"),
                details.get("voidQueryId"),
                Long.parseLong(details.get("voidAt")));
    }
}
