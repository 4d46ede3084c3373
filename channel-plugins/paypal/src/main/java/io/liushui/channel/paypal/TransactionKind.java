package io.liushui.channel.paypal;

import io.liushui.spi.BillRow;
import java.util.Optional;
import java.util.Set;

/** What PayPal's transaction event codes mean for an order's books. */
enum TransactionKind {
    /** Money of payers: website, express checkout, mobile, card and other payments. */
    PAYMENT(BillRow.Kind.PAYMENT),
    /** Refunds, reversals and charge-backs: money that went back to payers. */
    REFUND(BillRow.Kind.REFUND),
    /** The account's own business: conversions, transfers to the bank, holds, fees, bonuses, authorisations. */
    OWN_BUSINESS(null),
    UNKNOWN(null);

    private static final Set<String> PAYMENTS =
            Set.of("T0000", "T0003", "T0004", "T0005", "T0006", "T0007", "T0011", "T0012", "T0013", "T0019");
    private static final Set<String> REFUNDS = Set.of("T1106", "T1107", "T1110", "T1201", "T1202", "T1207");
    private static final Set<String> OWN_GROUPS = Set.of(
            "T01", "T02", "T03", "T04", "T05", "T06", "T07", "T08", "T09", "T10", "T11", "T13", "T14", "T15", "T16",
            "T17", "T18", "T19", "T20", "T21", "T22", "T30", "T50", "T97", "T98", "T99");

    private final BillRow.Kind kind;

    TransactionKind(BillRow.Kind kind) {
        this.kind = kind;
    }

    Optional<BillRow.Kind> kind() {
        return Optional.ofNullable(kind);
    }

    static TransactionKind of(String code) {
        if (PAYMENTS.contains(code)) {
            return PAYMENT;
        }
        if (REFUNDS.contains(code)) {
            return REFUND;
        }
        return code.length() == 5 && OWN_GROUPS.contains(code.substring(0, 3)) ? OWN_BUSINESS : UNKNOWN;
    }
}
