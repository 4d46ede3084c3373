package io.liushui.core.coupons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.liushui.core.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class CouponWorthPropertyTests {
    private static final Instant START = Instant.parse("2026-11-24T08:00:00Z");

    @Property
    void isNeverMoreThanIsOpenOrPromised(
            @ForAll("benefits") CouponBenefit benefit,
            @ForAll @LongRange(min = 2, max = Money.MAXIMUM_MINOR) long totalMinor,
            @ForAll @LongRange(min = 1, max = Money.MAXIMUM_MINOR) long leftMinor) {
        long openMinor = Math.min(leftMinor, totalMinor - 1);
        long worth = CouponWorth.of(benefit, totalMinor, openMinor);
        assertThat(worth).isBetween(0L, openMinor).isLessThanOrEqualTo(benefit.mostMinor());
        assertThat(worth == 0).isEqualTo(totalMinor < benefit.leastOrderMinor());
    }

    @Property
    void aDiscountIsItsRateRoundedUpTheMinorUnit(
            @ForAll @LongRange(min = 1, max = Money.MAXIMUM_MINOR) long totalMinor,
            @ForAll @IntRange(min = 1, max = 10_000) int rate) {
        CouponBenefit discount = new CouponBenefit.Discount(rate, Money.MAXIMUM_MINOR, 0);
        long expected = BigDecimal.valueOf(totalMinor)
                .multiply(BigDecimal.valueOf(rate, 4))
                .setScale(0, RoundingMode.CEILING)
                .longValueExact();
        assertThat(CouponWorth.of(discount, totalMinor, totalMinor)).isEqualTo(expected);
    }

    @Example
    void isWhatIsPromisedWhereTheOrderHasRoom() {
        assertThat(CouponWorth.of(new CouponBenefit.Cash(1_000, 5_000), 5_000, 4_999))
                .isEqualTo(1_000);
        assertThat(CouponWorth.of(new CouponBenefit.Cash(1_000, 5_000), 4_999, 4_998))
                .isZero();
        assertThat(CouponWorth.of(new CouponBenefit.Discount(1_500, 2_000, 0), 9_999, 9_998))
                .isEqualTo(1_500);
        assertThat(CouponWorth.of(new CouponBenefit.Discount(1_500, 1_000, 0), 9_999, 9_998))
                .isEqualTo(1_000);
        assertThat(CouponWorth.of(new CouponBenefit.Voucher(3_000), 1_234, 1_233))
                .isEqualTo(1_233);
        assertThat(CouponWorth.of(new CouponBenefit.Voucher(3_000), 5_000, 700)).isEqualTo(700);
    }

    @Property
    void expiresWithItsDaysButNotAfterItsTemplate(
            @ForAll @IntRange(min = 1, max = 60) int days,
            @ForAll @IntRange(min = 0, max = 29) int startsAfter,
            @ForAll @IntRange(min = 0, max = 29) int issuedAfter) {
        CouponTerms terms = terms(days, startsAfter, 100);
        Instant issued = START.plus(Duration.ofDays(issuedAfter));
        Instant expiry = terms.expiryOf(issued);
        assertThat(expiry).isAfter(issued).isAfter(terms.validFrom()).isBeforeOrEqualTo(terms.validUntil());
        Duration good = Duration.between(issued.isAfter(terms.validFrom()) ? issued : terms.validFrom(), expiry);
        assertThat(good.toDays() == days || expiry.equals(terms.validUntil())).isTrue();
    }

    @Example
    void aBudgetCoversOneCoupon() {
        assertThatThrownBy(() -> terms(1, 0, 99)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> terms(1, 30, 100)).isInstanceOf(IllegalArgumentException.class);
    }

    private static CouponTerms terms(int days, int startsAfter, long budgetMinor) {
        return new CouponTerms(
                new CouponBenefit.Voucher(100),
                "CNY",
                START.plus(Duration.ofDays(startsAfter)),
                START.plus(Duration.ofDays(30)),
                days,
                1,
                1,
                budgetMinor,
                List.of(),
                OnRefund.NEVER);
    }

    @Provide
    Arbitrary<CouponBenefit> benefits() {
        Arbitrary<Long> amount = Arbitraries.longs().between(1, Money.MAXIMUM_MINOR);
        Arbitrary<Long> least = Arbitraries.longs().between(0, Money.MAXIMUM_MINOR);
        Arbitrary<Integer> rate = Arbitraries.integers().between(1, 10_000);
        return Arbitraries.oneOf(
                Combinators.combine(amount, least).as(CouponBenefit.Cash::new),
                Combinators.combine(rate, amount, least).as(CouponBenefit.Discount::new),
                amount.map(CouponBenefit.Voucher::new));
    }
}
