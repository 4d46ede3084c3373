package io.liushui.core.parts;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * How a refund is shared out. After refunds of R in all out of an amount A, a part p is to have got back ⌊R·p/A⌋, and the channel the rest. One refund
 * never takes back what another gave: where it is too small for what the parts are due, or the channel has all of its part back, the parts take turns in
 * their order. So nobody ever gets more than its part, every refund is shared out to the last unit, and all of it is back at the end.
 */
final class Shares {

    private Shares() {}

    /**
     * @param amountMinor of the part, 1 or more
     * @param returningMinor of it, what other refunds give back, 0 to the amount
     */
    record Standing(long amountMinor, long returningMinor) {
        long leftMinor() {
            return amountMinor - returningMinor;
        }
    }

    /**
     * What each part gets of a refund, in minor units; the rest of the refund is the channel's.
     *
     * @param totalMinor the payment's amount, more than all parts together
     * @param returningMinor of the payment, what other refunds give back
     * @param refundMinor 1 to what they leave
     */
    static List<Long> of(List<Standing> parts, long totalMinor, long returningMinor, long refundMinor) {
        long partsMinor = parts.stream().mapToLong(Standing::amountMinor).sum();
        long partsReturning = parts.stream().mapToLong(Standing::returningMinor).sum();
        if (refundMinor < 1 || refundMinor > totalMinor - returningMinor) {
            throw new IllegalArgumentException(
                    "refund of " + refundMinor + ", and " + returningMinor + " of " + totalMinor + " are going back");
        }
        long channelLeft = (totalMinor - partsMinor) - (returningMinor - partsReturning);
        long after = returningMinor + refundMinor;
        long open = refundMinor;
        List<Long> shares = new ArrayList<>();
        for (Standing part : parts) {
            long due = portion(part.amountMinor(), after, totalMinor) - part.returningMinor();
            long share = Math.min(open, Math.max(0, due));
            shares.add(share);
            open -= share;
        }
        return spread(parts, shares, Math.max(0, open - channelLeft));
    }

    /** How much of the units goes back with a share of the amount: rounded down, and with the last of the amount all of them. */
    static long units(long units, long returningUnits, Standing part, long shareMinor) {
        long due = portion(units, part.returningMinor() + shareMinor, part.amountMinor());
        return Math.max(0, due - returningUnits);
    }

    /** Gives the parts what the channel's part has no room for. */
    private static List<Long> spread(List<Standing> parts, List<Long> shares, long tooMuch) {
        long open = tooMuch;
        for (int place = 0; place < parts.size() && open > 0; place++) {
            long more = Math.min(open, parts.get(place).leftMinor() - shares.get(place));
            shares.set(place, shares.get(place) + more);
            open -= more;
        }
        return shares;
    }

    private static long portion(long whole, long of, long total) {
        return BigInteger.valueOf(whole)
                .multiply(BigInteger.valueOf(of))
                .divide(BigInteger.valueOf(total))
                .longValueExact();
    }
}
