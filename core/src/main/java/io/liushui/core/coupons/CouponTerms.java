package io.liushui.core.coupons;

import io.liushui.core.money.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a template promises; it never changes.
 *
 * @param currency ISO 4217; a coupon pays for orders in this currency only
 * @param validFrom from when on its coupons can be used
 * @param validUntil when the last of them expires, at most ten years after {@code validFrom}
 * @param validDays how long a coupon is good from its issue, or from {@code validFrom} if that is later, 1 to 3,650; null for until {@code validUntil}
 * @param issueLimit how many coupons there may ever be, 1 to 10,000,000
 * @param payerLimit how many of them one payer may get, 1 to 1,000
 * @param budgetMinor what its coupons may cost in all, in minor units; one coupon's worth at least
 * @param methods that its coupons go with, at most 50; empty for all
 */
public record CouponTerms(
        CouponBenefit benefit,
        String currency,
        Instant validFrom,
        Instant validUntil,
        Integer validDays,
        int issueLimit,
        int payerLimit,
        long budgetMinor,
        List<String> methods,
        OnRefund onRefund) {
    public static final int MOST_ISSUED = 10_000_000;
    public static final int MOST_PER_PAYER = 1_000;
    public static final int MOST_DAYS = 3_650;
    public static final int MOST_METHODS = 50;
    public static final int WHOLE_RATE_BASIS_POINTS = 10_000;
    private static final Duration LONGEST = Duration.ofDays(MOST_DAYS);
    private static final Pattern METHOD = Pattern.compile("[a-z0-9_]{1,40}");

    /** @throws IllegalArgumentException with a text for people */
    public CouponTerms {
        methods = List.copyOf(methods);
        require(inRange(benefit.mostMinor(), 1, Money.MAXIMUM_MINOR), "a coupon is worth 1 minor unit at least");
        require(inRange(benefit.leastOrderMinor(), 0, Money.MAXIMUM_MINOR), "the least order amount is 0 or more");
        require(
                !(benefit instanceof CouponBenefit.Discount discount)
                        || inRange(discount.rateOffBasisPoints(), 1, WHOLE_RATE_BASIS_POINTS),
                "a rate off is 1 to 10000 basis points");
        require(
                inRange(budgetMinor, benefit.mostMinor(), new Money(Money.MAXIMUM_MINOR, currency).amountMinor()),
                "the budget covers one coupon at least");
        require(
                validUntil.isAfter(validFrom) && !validUntil.isAfter(validFrom.plus(LONGEST)),
                "a template is valid for ten years at most, and ends after it begins");
        require(validDays == null || inRange(validDays, 1, MOST_DAYS), "a coupon is valid for 1 to 3650 days");
        require(inRange(issueLimit, 1, MOST_ISSUED), "1 to 10000000 coupons can be issued");
        require(inRange(payerLimit, 1, MOST_PER_PAYER), "a payer gets 1 to 1000 coupons");
        require(
                methods.size() <= MOST_METHODS
                        && new HashSet<>(methods).size() == methods.size()
                        && methods.stream().allMatch(CouponTerms::isMethod),
                "at most 50 different methods of lower-case letters, digits and underscores");
    }

    public static boolean isMethod(String code) {
        return METHOD.matcher(code).matches();
    }

    /** When a coupon that is issued then expires. */
    Instant expiryOf(Instant issuedAt) {
        if (validDays == null) {
            return validUntil;
        }
        Instant from = issuedAt.isAfter(validFrom) ? issuedAt : validFrom;
        Instant own = from.plus(Duration.ofDays(validDays));
        return own.isBefore(validUntil) ? own : validUntil;
    }

    private static boolean inRange(long number, long least, long most) {
        return number >= least && number <= most;
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
