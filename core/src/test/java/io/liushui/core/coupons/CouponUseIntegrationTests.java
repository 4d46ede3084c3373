package io.liushui.core.coupons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.liushui.core.coupons.Coupons.Issuing;
import io.liushui.core.fake.CoreWorld;
import io.liushui.core.money.Money;
import io.liushui.core.parts.Part;
import io.liushui.core.parts.PartHolding;
import io.liushui.core.parts.PartOrder;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From the hold to the refund of a payment that a coupon pays a part of. */
class CouponUseIntegrationTests {
    private final CouponDesk desk = new CouponDesk();
    private final CoreWorld world = CouponDesk.WORLD;

    @AfterEach
    void nothingIsBroken() {
        assertThat(CouponDesk.broken()).isEmpty();
    }

    @Test
    void aMerchantPaysForItsOwnCouponAndGetsBackWhatIsRefunded() {
        String template = desk.template(desk.terms(OnRefund.WHEN_WHOLE));
        long before = CouponDesk.booked("merchant_payable", CouponDesk.MERCHANT);
        Part part = desk.held("ann", desk.issued(template, "ann"), 5_000);
        assertThat(part.amount()).isEqualTo(CoreWorld.cny(1_000));
        assertThat(part.byMerchant()).isTrue();
        assertThat(desk.sums(template)).isEqualTo(new CouponSums(1, 1, 0, 0, 1_000, 0));

        desk.use(part);
        assertThat(desk.sums(template)).isEqualTo(new CouponSums(1, 0, 1, 0, 0, 1_000));
        assertThat(CouponDesk.booked("merchant_payable", CouponDesk.MERCHANT) - before)
                .isEqualTo(1_000);
        assertThat(CouponDesk.booked("part_clearing", part.paymentId())).isEqualTo(-1_000);
        assertThat(CouponDesk.events("coupon.used", part.source())).isEqualTo(1);

        desk.giveBack(part, 400, false);
        assertThat(desk.sums(template)).isEqualTo(new CouponSums(1, 0, 1, 0, 0, 600));
        assertThat(CouponDesk.booked("merchant_payable", CouponDesk.MERCHANT) - before)
                .isEqualTo(600);
        assertThat(CouponDesk.booked("part_clearing", part.paymentId())).isEqualTo(-600);
        assertThat(CouponDesk.events("coupon.returned", part.source())).isZero();
    }

    @ParameterizedTest
    @CsvSource({"JPY,1001,151", "JPY,3,1", "KWD,1001,151", "KWD,66660,1000"})
    void aDiscountIsRoundedUpToTheCurrencysOwnMinorUnit(String currency, long total, long worth) {
        CouponTerms terms =
                desk.terms(new CouponBenefit.Discount(1_500, 1_000, 0), currency, 10, 2, 2_500, OnRefund.WHEN_WHOLE);
        String template = desk.platformTemplate(terms);
        Part part = desk.held("ann", desk.issued(template, "ann"), new Money(total, currency));
        assertThat(part.amount()).isEqualTo(new Money(worth, currency));
        desk.use(part);
        assertThat(CouponDesk.booked("coupon_cost", template)).isEqualTo(worth);
        assertThat(world.count("journal_line where owner = '" + template + "' and currency = '" + currency + "'"))
                .isOne();

        desk.giveBack(part, worth, true);
        assertThat(desk.sums(template)).isEqualTo(CouponSums.issued(1));
        assertThat(CouponDesk.booked("coupon_cost", template)).isZero();
    }

    @Test
    void aCouponIsGoodForItsOwnCurrencyOnly() {
        String template = desk.template(desk.terms(OnRefund.WHEN_WHOLE));
        PartOrder order = desk.order("ann", desk.issued(template, "ann"), new Money(5_000, "JPY"), "card");
        assertThat(desk.hold(order)).isInstanceOf(PartHolding.Refused.class);
    }

    @Test
    void thePlatformPaysForItsCouponOfAnyMerchantsPayer() {
        String template = desk.platformTemplate(desk.terms(OnRefund.WHEN_WHOLE));
        assertThat(desk.issue(false, template, CouponDesk.number(), List.of("ann")))
                .isEqualTo(new Issuing.NoTemplate());
        long before = CouponDesk.booked("merchant_payable", CouponDesk.MERCHANT);
        Part part = desk.held("ann", desk.issued(template, "ann"), 5_000);
        desk.use(part);
        assertThat(part.byMerchant()).isFalse();
        assertThat(CouponDesk.booked("coupon_cost", template)).isEqualTo(1_000);
        assertThat(CouponDesk.booked("merchant_payable", CouponDesk.MERCHANT)).isEqualTo(before);
        desk.giveBack(part, 1_000, true);
        assertThat(CouponDesk.booked("coupon_cost", template)).isZero();
    }

    @Test
    void aCouponComesBackWithThePaymentAndCanBeUsedAgain() {
        String template = desk.template(desk.terms(OnRefund.WHEN_WHOLE));
        Part part = desk.held("ann", desk.issued(template, "ann"), 5_000);
        desk.use(part);
        desk.giveBack(part, 1_000, false);
        desk.giveBack(part, 0, true); // another refund of the same payment, which ends last and has no share for it
        assertThat(desk.coupon(part.source()).state()).isEqualTo(new CouponState.Issued());
        assertThat(CouponDesk.events("coupon.returned", part.source())).isEqualTo(1);
        assertThat(desk.sums(template)).isEqualTo(CouponSums.issued(1));
        desk.use(desk.held("ann", part.source(), 5_000));
        assertThat(desk.sums(template).spentMinor()).isEqualTo(1_000);
    }

    @Test
    void aCouponDoesNotComeBackAgainstItsRuleOrAfterItsTime() {
        String never = desk.template(desk.terms(OnRefund.NEVER));
        Part kept = desk.held("ann", desk.issued(never, "ann"), 5_000);
        desk.use(kept);
        desk.giveBack(kept, 1_000, true);
        assertThat(desk.coupon(kept.source()).state()).isInstanceOf(CouponState.Used.class);
        assertThat(desk.sums(never)).isEqualTo(new CouponSums(1, 0, 1, 0, 0, 0));

        Part late = desk.held("ann", desk.issued(desk.template(desk.terms(OnRefund.WHEN_WHOLE)), "ann"), 5_000);
        desk.use(late);
        world.clock.advance(Duration.ofDays(3));
        desk.giveBack(late, 1_000, true);
        assertThat(desk.coupon(late.source()).state()).isInstanceOf(CouponState.Used.class);
        assertThat(CouponDesk.events("coupon.returned", late.source())).isZero();
    }

    @Test
    void whatIsReleasedCanBeUsedAgainUnlessItsTimeIsOver() {
        String template = desk.template(desk.terms(OnRefund.WHEN_WHOLE));
        String coupon = desk.issued(template, "ann");
        desk.release(desk.held("ann", coupon, 5_000));
        assertThat(desk.sums(template)).isEqualTo(CouponSums.issued(1));

        Part again = desk.held("ann", coupon, 5_000);
        world.clock.advance(Duration.ofDays(3));
        world.bean(CouponExpiry.class).expireDue(100);
        assertThat(desk.coupon(coupon).state()).isInstanceOf(CouponState.Held.class);
        desk.release(again);
        assertThat(desk.coupon(coupon).state()).isEqualTo(new CouponState.Expired());
        assertThat(CouponDesk.events("coupon.expired", coupon)).isEqualTo(1);
    }

    @Test
    void aSecondUseReleaseOrReturnIsRefusedAndChangesNothing() {
        String template = desk.template(desk.terms(OnRefund.WHEN_WHOLE));
        Part part = desk.held("ann", desk.issued(template, "ann"), 5_000);
        desk.use(part);
        CouponSums after = desk.sums(template);
        assertThatThrownBy(() -> desk.use(part)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> desk.release(part)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> desk.giveBack(part, 1_001, false)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> desk.giveBack(part, 999, true)).isInstanceOf(IllegalStateException.class);
        assertThat(desk.sums(template)).isEqualTo(after);
    }

    @Test
    void whatIsRolledBackNeverHappened() {
        String template = desk.template(desk.terms(OnRefund.WHEN_WHOLE));
        String coupon = desk.issued(template, "ann");
        PartOrder order = desk.order("ann", coupon, 5_000, "card");
        assertThatThrownBy(() -> world.inTransaction(() -> {
                    assertThat(desk.part.hold(order)).isInstanceOf(PartHolding.Held.class);
                    throw new IllegalArgumentException("the process is killed before the commit");
                }))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(desk.sums(template)).isEqualTo(CouponSums.issued(1));
        assertThat(desk.coupon(coupon).state()).isEqualTo(new CouponState.Issued());
    }
}
