package io.liushui.core.coupons;

import static org.assertj.core.api.Assertions.assertThat;

import io.liushui.core.coupons.Coupons.Issuing;
import io.liushui.core.fake.CoreWorld;
import io.liushui.core.merchants.WebhookAdministration;
import io.liushui.core.money.Money;
import io.liushui.core.paging.Slice;
import io.liushui.core.parts.Part;
import io.liushui.core.parts.PartHolding;
import io.liushui.core.parts.PartOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

/** Issue, expiry, what a coupon goes with, and the rules of the oracle. */
class CouponsIntegrationTests {
    private final CouponDesk desk = new CouponDesk();
    private final CoreWorld world = CouponDesk.WORLD;

    @AfterEach
    void nothingIsBroken() {
        assertThat(CouponDesk.broken()).isEmpty();
    }

    @Test
    void whatNobodyUsedInTimeExpiresOnce() {
        String template = desk.template(desk.terms(OnRefund.WHEN_WHOLE));
        String coupon = desk.issued(template, "ann");
        desk.issued(template, "ann");
        world.clock.advance(Duration.ofDays(3));
        assertThat(listed("expired", template)).hasSize(2);
        assertThat(listed("issued", template)).isEmpty();
        assertThat(desk.hold(desk.order("ann", coupon, 5_000, "card")))
                .isEqualTo(new PartHolding.Refused("coupon_expired"));

        CouponExpiry expiry = world.bean(CouponExpiry.class);
        assertThat(expiry.expireDue(1)).isTrue();
        while (expiry.expireDue(1)) {
            assertThat(desk.sums(template).expired()).isPositive();
        }
        assertThat(desk.sums(template)).isEqualTo(new CouponSums(2, 0, 0, 2, 0, 0));
        assertThat(CouponDesk.events("coupon.expired", coupon)).isEqualTo(1);
    }

    @Test
    void tellsOfEachOfTwoHundredInTheirOrder() {
        world.jdbc().sql("""
                insert into app values ('app_told', 'mer_1', 'Tea', 'active', '{card}', '[]', null, 100, now())
                on conflict do nothing""").update();
        world.bean(WebhookAdministration.class).setWebhook("app_told", "https://shop.example/webhooks", null);
        String template = desk.template(desk.terms(new CouponBenefit.Cash(100, 0), 200, 1, 1_000_000, OnRefund.NEVER));
        List<String> payers =
                IntStream.range(0, 200).mapToObj(payer -> "payer-" + payer).toList();
        Issuing issuing = world.inTransaction(() -> desk.coupons.issue(new IssueCoupons(
                false, CouponDesk.MERCHANT, "app_told", template, CouponDesk.number(), payers, "trace")));

        assertThat(issuing).isInstanceOf(Issuing.Issued.class);
        List<Coupon> issued = ((Issuing.Issued) issuing).coupons();
        assertThat(issued).extracting(Coupon::payerId).isEqualTo(payers);
        assertThat(told("select subject from event where app_id = 'app_told' order by seq"))
                .isEqualTo(issued.stream().map(Coupon::id).toList());
        assertThat(told("""
                select n.subject from outbox o join notification n on n.id = o.correlation_key and n.state = 'due'
                join event e on e.id = n.id and e.app_id = 'app_told'
                where o.message = 'Msg_NotificationDue' and o.message_id = e.id order by o.seq""")).isEqualTo(issued.stream().map(Coupon::id).toList());
        assertThat(desk.issue(template, CouponDesk.number(), "one more")).isEqualTo(new Issuing.UsedUp(0));
    }

    private List<String> told(String sql) {
        return world.jdbc().sql(sql).query(String.class).list();
    }

    @Test
    void aCouponGoesWithWhatItWasMadeFor() {
        Instant now = CouponDesk.now();
        CouponTerms terms = new CouponTerms(
                new CouponBenefit.Cash(500, 2_000),
                "CNY",
                now.plus(Duration.ofDays(1)),
                now.plus(Duration.ofDays(9)),
                null,
                10,
                10,
                10_000,
                List.of("card", "transfer"),
                OnRefund.NEVER);
        String coupon = desk.issued(desk.template(terms), "ann");
        assertRefused("coupon_not_yet_valid", desk.order("ann", coupon, 5_000, "card"));
        world.clock.advance(Duration.ofDays(1));
        assertRefused("coupon_not_found", desk.order("bob", coupon, 5_000, "card"));
        assertRefused("coupon_not_found", desk.order(null, coupon, 5_000, "card"));
        assertRefused("coupon_not_found", desk.order("ann", "cpn_none", 5_000, "card"));
        assertRefused("coupon_other_method", desk.order("ann", coupon, 5_000, "wallet"));
        assertRefused("coupon_other_method", desk.order("ann", coupon, 5_000, null));
        assertRefused("coupon_order_too_small", desk.order("ann", coupon, 1_999, "card"));
        PartOrder inDollars = desk.order("ann", coupon, 5_000, "card");
        assertRefused("coupon_other_currency", in("USD", inDollars));
        Part part = desk.held("ann", coupon, 2_000);
        assertThat(part.amount()).isEqualTo(CoreWorld.cny(500));
        assertRefused("coupon_held", desk.order("ann", coupon, 5_000, "card"));
        desk.use(part);
        assertRefused("coupon_used", desk.order("ann", coupon, 5_000, "card"));
    }

    @Test
    void anEndedTemplateIssuesNothingAndItsCouponsStayGood() {
        String template = desk.template(desk.terms(OnRefund.WHEN_WHOLE));
        String coupon = desk.issued(template, "ann");
        assertThat(desk.templates.end("mer_other", template)).isEmpty();
        CouponTemplate ended = desk.templates.end(CouponDesk.MERCHANT, template).orElseThrow();
        assertThat(desk.templates.end(CouponDesk.MERCHANT, template)).contains(ended);
        assertThat(desk.issue(template, CouponDesk.number(), "bob")).isEqualTo(new Issuing.TemplateEnded());
        desk.use(desk.held("ann", coupon, 5_000));
        world.clock.advance(Duration.ofDays(10));
        String over = desk.template(desk.terms(OnRefund.WHEN_WHOLE));
        world.clock.advance(Duration.ofDays(10));
        assertThat(desk.issue(over, CouponDesk.number(), "bob")).isEqualTo(new Issuing.TemplateEnded());
    }

    /** Each rule is broken once, behind the core's back, and mended. */
    @Test
    void theRulesFindWhatTheyAreFor() {
        String template = desk.platformTemplate(desk.terms(OnRefund.WHEN_WHOLE));
        String coupon = desk.issued(template, "ann");
        Part part = desk.held("ann", coupon, 5_000);
        assertThat(brokenBy("update payment set finished_at = now() where id = '" + part.paymentId() + "'"))
                .containsExactly("coupon_stands_as_its_payment");
        desk.use(part);
        assertThat(brokenBy(
                        "update coupon_template set used_count = 0, expired_count = 1 where id = '" + template + "'"))
                .containsExactly("templates_count_their_coupons");
        assertThat(brokenBy("update coupon_template set spent_minor = 999 where id = '" + template + "'"))
                .containsExactlyInAnyOrder(
                        "templates_count_their_coupons", "coupons_of_the_platform_cost_what_was_used");
        assertThat(brokenBy("update coupon set part_id = 'part_other' where id = '" + coupon + "'"))
                .containsExactly("used_coupon_is_booked_once");
        assertThat(brokenBy(
                        "insert into merchant values ('mer_2', 'Tea', 'active', now())",
                        "update coupon_template set merchant_id = 'mer_2' where id = '" + template + "'"))
                .contains("coupon_is_of_its_merchants_template");
    }

    private List<String> brokenBy(String... statements) {
        return world.bean(TransactionTemplate.class).execute(status -> {
            for (String statement : statements) {
                assertThat(world.jdbc().sql(statement).update()).isEqualTo(1);
            }
            status.setRollbackOnly();
            return CouponDesk.broken();
        });
    }

    private void assertRefused(String reasonCode, PartOrder order) {
        assertThat(desk.hold(order)).isEqualTo(new PartHolding.Refused(reasonCode));
    }

    private static PartOrder in(String currency, PartOrder order) {
        return new PartOrder(
                order.partId(),
                order.paymentId(),
                order.merchantId(),
                order.payerId(),
                order.method(),
                new Money(order.total().amountMinor(), currency),
                order.open(),
                order.kind(),
                order.amountMinor(),
                order.couponId());
    }

    private List<Coupon> listed(String state, String templateId) {
        return desk.coupons.list(new Coupons.Wanted(CouponDesk.MERCHANT, "ann", templateId, state), Slice.newest(10));
    }
}
