package io.liushui.core.payments;

import static io.liushui.core.payments.Purse.wallet;
import static org.assertj.core.api.Assertions.assertThat;

import io.liushui.core.accounts.Balances;
import io.liushui.core.balances.MerchantBalances;
import io.liushui.core.coupons.Coupon;
import io.liushui.core.coupons.CouponBenefit;
import io.liushui.core.coupons.CouponSums;
import io.liushui.core.coupons.CouponTemplates;
import io.liushui.core.coupons.CouponTerms;
import io.liushui.core.coupons.Coupons;
import io.liushui.core.coupons.IssueCoupons;
import io.liushui.core.coupons.OnRefund;
import io.liushui.core.fake.CoreWorld;
import io.liushui.core.ids.Ids;
import io.liushui.core.merchants.App;
import io.liushui.core.merchants.Merchants;
import io.liushui.core.oracle.DatabaseInvariants;
import io.liushui.core.parts.PartKind;
import io.liushui.core.parts.PartWish;
import io.liushui.core.parts.PaymentParts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Payments with coupons, from their acceptance to their end, on a database that all tests share. */
@Timeout(60)
class CouponPartsIntegrationTests {
    private static final PaymentJourney JOURNEY = new PaymentJourney();
    private static final CoreWorld WORLD = JOURNEY.world;

    private final App app = WORLD.bean(Merchants.class).app(JOURNEY.appId).orElseThrow();
    private final String payerId = Ids.body(Instant.now());
    private final Purse ann = new Purse(JOURNEY, payerId, 300, 0, 10);

    @AfterAll
    static void stop() {
        JOURNEY.close();
    }

    @AfterEach
    void theBooksAgree() {
        assertThat(WORLD.bean(DatabaseInvariants.class).check(Duration.ofDays(3_650)))
                .isEmpty();
    }

    @Test
    void aVoucherPaysWhatTheOthersLeaveAndTheMerchantPaysForIt() {
        long before = owed();
        String template = template(app.merchantId(), new CouponBenefit.Voucher(5_000));
        Payment payment = JOURNEY.accepted(ann.order("card", 1_234, coupon(template), wallet(300)));
        assertThat(amounts(payment)).containsExactly(933L, 300L);
        assertThat(payment.channelAmount()).isEqualTo(CoreWorld.cny(1));
        ann.paid(payment);
        assertThat(owed() - before).isEqualTo(1_234 - 933);
        assertThat(sums(app.merchantId(), template)).isEqualTo(used(1, 933));
    }

    @Test
    void thePlatformsCouponCostsTheMerchantNothing() {
        long before = owed();
        String template = template(null, new CouponBenefit.Discount(1_000, 5_000, 0));
        Payment payment = JOURNEY.accepted(ann.order("card", 1_234, coupon(template)));
        assertThat(amounts(payment)).containsExactly(124L);
        ann.paid(payment);
        assertThat(owed() - before).isEqualTo(1_234);
        assertThat(sums(null, template)).isEqualTo(used(1, 124));
    }

    @Test
    void twoPaymentsThatWantTheSameTemplatesCrosswiseAreBothAccepted() throws Exception {
        String first = template(app.merchantId(), new CouponBenefit.Cash(100, 0));
        String second = template(app.merchantId(), new CouponBenefit.Cash(200, 0));
        for (int round = 0; round < 3; round++) {
            AcceptPayment there = ann.order("card", 1_234, coupon(first), coupon(second));
            AcceptPayment back = ann.order("card", 1_234, coupon(second), coupon(first));
            for (Payment payment : atOnce(() -> JOURNEY.accepted(there), () -> JOURNEY.accepted(back))) {
                assertThat(amounts(payment)).containsExactlyInAnyOrder(100L, 200L);
                ann.paid(payment);
            }
        }
        assertThat(sums(app.merchantId(), first)).isEqualTo(used(6, 600));
        assertThat(sums(app.merchantId(), second)).isEqualTo(used(6, 1_200));
    }

    private static CouponSums used(int number, long spentMinor) {
        return new CouponSums(number, 0, number, 0, 0, spentMinor);
    }

    private static CouponSums sums(String owner, String templateId) {
        return WORLD.bean(CouponTemplates.class)
                .find(owner, templateId)
                .orElseThrow()
                .sums();
    }

    /** @param owner null for the platform */
    private static String template(String owner, CouponBenefit benefit) {
        Instant now = WORLD.clock.instant();
        CouponTerms terms = new CouponTerms(
                benefit,
                "CNY",
                now,
                now.plus(Duration.ofDays(30)),
                null,
                100,
                100,
                100_000,
                List.of(),
                OnRefund.WHEN_WHOLE);
        return WORLD.bean(CouponTemplates.class)
                .create(owner, "A present", terms)
                .id();
    }

    private PartWish coupon(String templateId) {
        boolean byPlatform =
                WORLD.bean(CouponTemplates.class).find(null, templateId).isPresent();
        IssueCoupons command = new IssueCoupons(
                byPlatform,
                app.merchantId(),
                app.id(),
                templateId,
                Ids.body(Instant.now()),
                List.of(payerId),
                "0".repeat(32));
        Coupons.Issuing issuing =
                WORLD.inTransaction(() -> WORLD.bean(Coupons.class).issue(command));
        Coupon issued = ((Coupons.Issuing.Issued) issuing).coupons().getFirst();
        return new PartWish(PartKind.COUPON, null, issued.id());
    }

    private static List<Long> amounts(Payment payment) {
        return WORLD.bean(PaymentParts.class).of(payment.id()).stream()
                .map(part -> part.amount().amountMinor())
                .toList();
    }

    private long owed() {
        return WORLD.bean(MerchantBalances.class).of(app.merchantId()).values().stream()
                .mapToLong(Balances::totalMinor)
                .sum();
    }

    private static List<Payment> atOnce(Callable<Payment> one, Callable<Payment> other) throws Exception {
        List<Payment> accepted = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Payment> each : threads.invokeAll(List.of(one, other))) {
                accepted.add(each.get());
            }
        }
        return accepted;
    }
}
