package io.liushui.core.coupons;

import static org.assertj.core.api.Assertions.assertThat;

import io.liushui.core.fake.CoreWorld;
import io.liushui.core.ids.Ids;
import io.liushui.core.money.Money;
import io.liushui.core.parts.Part;
import io.liushui.core.parts.PartHolding;
import io.liushui.core.parts.PartKind;
import io.liushui.core.parts.PartOrder;
import io.liushui.core.parts.PartReturn;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A merchant's coupons, and payments that use them as the feature of parts does: each call in the transaction of the payment. */
final class CouponDesk {
    static final String MERCHANT = "mer_1";
    static final String APP = "app_1";
    /** One start for all classes of the JVM. */
    static final CoreWorld WORLD = CoreWorld.start("spring.datasource.hikari.maximum-pool-size=20");

    final CouponTemplates templates = WORLD.bean(CouponTemplates.class);
    final Coupons coupons = WORLD.bean(Coupons.class);
    final CouponPart part = WORLD.bean(CouponPart.class);

    CouponDesk() {
        WORLD.payment("accepted", "ann"); // which makes the merchant
    }

    /** Ten yuan off, ten coupons, two for each payer, 25 yuan, good for three days. */
    CouponTerms terms(OnRefund onRefund) {
        return terms(new CouponBenefit.Cash(1_000, 0), 10, 2, 2_500, onRefund);
    }

    CouponTerms terms(CouponBenefit benefit, int number, int each, long budgetMinor, OnRefund onRefund) {
        return terms(benefit, "CNY", number, each, budgetMinor, onRefund);
    }

    CouponTerms terms(
            CouponBenefit benefit, String currency, int number, int each, long budgetMinor, OnRefund onRefund) {
        Instant now = now();
        return new CouponTerms(
                benefit,
                currency,
                now,
                now.plus(Duration.ofDays(10)),
                3,
                number,
                each,
                budgetMinor,
                List.of(),
                onRefund);
    }

    String template(CouponTerms terms) {
        return templates.create(MERCHANT, "Ten off", terms).id();
    }

    String platformTemplate(CouponTerms terms) {
        return templates.create(null, "Ten off from us", terms).id();
    }

    Coupons.Issuing issue(String templateId, String number, String... payers) {
        return issue(templates.find(null, templateId).isPresent(), templateId, number, List.of(payers));
    }

    Coupons.Issuing issue(boolean byPlatform, String templateId, String number, List<String> payers) {
        return WORLD.inTransaction(
                () -> coupons.issue(new IssueCoupons(byPlatform, MERCHANT, APP, templateId, number, payers, "trace")));
    }

    /** Id of a new coupon of the payer. */
    String issued(String templateId, String payer) {
        Coupons.Issuing issuing = issue(templateId, number(), payer);
        return switch (issuing) {
            case Coupons.Issuing.Issued(List<Coupon> issued) ->
                issued.getFirst().id();
            case Coupons.Issuing.Repeated _,
                    Coupons.Issuing.NumberTaken _,
                    Coupons.Issuing.NoTemplate _,
                    Coupons.Issuing.TemplateEnded _,
                    Coupons.Issuing.UsedUp _,
                    Coupons.Issuing.PayerLimitReached _ -> throw new AssertionError(issuing);
        };
    }

    static String number() {
        return Ids.body(Instant.now());
    }

    PartOrder order(String payer, String couponId, long totalMinor, String method) {
        return order(payer, couponId, CoreWorld.cny(totalMinor), method);
    }

    PartOrder order(String payer, String couponId, Money total, String method) {
        return new PartOrder(
                Ids.next("part", now()),
                WORLD.payment("accepted", payer),
                MERCHANT,
                payer,
                method,
                total,
                total.amountMinor() - 1,
                PartKind.COUPON,
                null,
                couponId);
    }

    PartHolding hold(PartOrder order) {
        return WORLD.inTransaction(() -> part.hold(order));
    }

    /** Of an order that has to be held. */
    Part held(String payer, String couponId, long totalMinor) {
        return held(payer, couponId, CoreWorld.cny(totalMinor));
    }

    Part held(String payer, String couponId, Money total) {
        PartOrder order = order(payer, couponId, total, "card");
        PartHolding holding = hold(order);
        assertThat(holding).isInstanceOf(PartHolding.Held.class);
        return part(order, (PartHolding.Held) holding);
    }

    static Part part(PartOrder order, PartHolding.Held held) {
        return new Part(
                order.partId(),
                order.paymentId(),
                order.merchantId(),
                PartKind.COUPON,
                held.source(),
                new Money(held.amountMinor(), order.total().currency()),
                held.units(),
                held.byMerchant(),
                Part.State.HELD,
                0,
                0);
    }

    void use(Part held) {
        WORLD.inTransaction(() -> {
            part.use(held);
            payment(held, "succeeded");
        });
    }

    void release(Part held) {
        WORLD.inTransaction(() -> {
            part.release(held);
            payment(held, "closed");
        });
    }

    /** Under a new refund of the payment. */
    void giveBack(Part used, long amountMinor, boolean whole) {
        PartReturn back = new PartReturn(Ids.next("ref", now()), amountMinor, whole ? 1 : 0, whole);
        WORLD.inTransaction(() -> part.giveBack(used, back));
    }

    Coupon coupon(String couponId) {
        return coupons.find(MERCHANT, couponId).orElseThrow();
    }

    CouponSums sums(String templateId) {
        return templates
                .find(MERCHANT, templateId)
                .or(() -> templates.find(null, templateId))
                .orElseThrow()
                .sums();
    }

    /** Debits less credits. */
    static long booked(String account, String owner) {
        return Long.parseLong(WORLD.text(
                "select coalesce(sum(debit_minor - credit_minor), 0)::text from journal_line where account = ? and owner = ?",
                account,
                owner));
    }

    static long events(String type, String couponId) {
        return Long.parseLong(
                WORLD.text("select count(*)::text from event where type = ? and subject = ?", type, couponId));
    }

    /** Names of the rules of coupons that are broken. */
    static List<String> broken() {
        List<String> broken = new ArrayList<>();
        for (Map.Entry<String, String> rule : new CouponInvariants().rules().entrySet()) {
            boolean found = WORLD.jdbc()
                    .sql("select exists (" + rule.getValue() + ")")
                    .param("slack", 0)
                    .query(Boolean.class)
                    .single();
            if (found) {
                broken.add(rule.getKey());
            }
        }
        return broken;
    }

    static Instant now() {
        return WORLD.clock.instant();
    }

    private static void payment(Part part, String state) {
        WORLD.jdbc()
                .sql("update payment set state = ?, finished_at = ? where id = ?")
                .params(state, Timestamp.from(now()), part.paymentId())
                .update();
    }
}
