package io.liushui.api.coupons;

import static io.liushui.api.coupons.CouponRefusals.COUPONS;
import static io.liushui.api.coupons.CouponRefusals.TEMPLATES;
import static io.liushui.api.coupons.CouponRefusals.issue;
import static io.liushui.api.coupons.CouponRefusals.template;
import static org.assertj.core.api.Assertions.assertThat;

import io.liushui.api.openapi.ServedContract;
import io.liushui.api.refunds.Backroom;
import io.liushui.api.world.ApiWorld;
import io.liushui.api.world.Reply;
import io.liushui.api.world.Shop;
import io.liushui.core.merchants.MerchantAdministration;
import io.liushui.core.oracle.DatabaseInvariants;
import io.liushui.core.payments.FinalStates;
import io.liushui.core.risk.RiskVerdict;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A tea house gives Ann a coupon of 5.00; she pays 12.34 with it and by card. */
class CouponStoryIntegrationTests {
    private final ApiWorld world = ApiWorld.shared();
    private final Shop shop = world.shop();
    private final Backroom backroom = new Backroom(world);
    private final ServedContract contract = new ServedContract(world);
    private String templateId;
    private String coupon;

    @BeforeEach
    void annHasACoupon() {
        world.bean(MerchantAdministration.class).setSettlementDays(shop.merchantId(), 0);
        templateId = shop.post(TEMPLATES, template(world.clock.instant().plus(Duration.ofDays(30))))
                .text("id");
        assertThat(issue(shop, templateId, "I-1", "ann").status()).isEqualTo(201);
        coupon = (String) data(shop.get(COUPONS + "?payer_id=ann&state=issued"))
                .getFirst()
                .get("id");
    }

    @AfterEach
    void theBooksAgree() {
        assertThat(world.bean(DatabaseInvariants.class).check(Duration.ofDays(365)))
                .filteredOn(violation -> violation.rule().contains("coupon")
                        || violation.rule().contains("part")
                        || violation.rule().contains("refund"))
                .isEmpty();
    }

    @Test
    void annPaysWithItSendsTheTeaBackInTwoStepsAndHasHerCouponAgain() {
        Reply accepted = pay("ann");
        contract.check(accepted);
        assertThat(accepted.json()).containsEntry("amount", 1234).containsEntry("channel_amount", 734);
        String payment = accepted.text("id");
        assertThat(couponShows()).isEqualTo("held " + payment + " 500 0");
        assertThat(statistics()).containsEntry("held", 1).containsEntry("reserved", 500);
        assertThat(pay("ann").problem()).isEqualTo("409 part_refused");

        backroom.succeed(payment, "counter");
        assertThat(couponShows()).isEqualTo("used " + payment + " 500 0");
        assertThat(available()).isEqualTo(734);
        world.bean(FinalStates.class) // the job once more, after its first worker was killed
                .record(payment, FinalStates.Result.SUCCEEDED, null, new RiskVerdict("pass", "no_rule", "1"));
        assertThat(statistics())
                .containsEntry("used", 1)
                .containsEntry("reserved", 0)
                .containsEntry("spent", 500);

        Reply half = refund(payment, ",\"amount\":617");
        contract.check(half);
        assertThat(half.json())
                .containsEntry("channel_amount", 367)
                .containsEntry("parts", List.of(Map.of("type", "coupon", "coupon_id", coupon, "amount", 250)));
        backroom.carryOut(half.text("id"));
        assertThat(couponShows()).isEqualTo("used " + payment + " 500 250");
        assertThat(available()).isEqualTo(367);
        assertThat(statistics()).containsEntry("spent", 250);

        backroom.carryOut(refund(payment, "").text("id"));
        assertThat(shop.get("/v1/payments/" + payment).json()).containsEntry("state", "refunded");
        assertThat(couponShows()).isEqualTo("issued null null 0");
        assertThat(available()).isZero();
        assertThat(statistics())
                .containsEntry("issued", 1)
                .containsEntry("used", 0)
                .containsEntry("spent", 0);
        contract.check(shop.get(COUPONS + "/" + coupon));
        assertThat(told()).containsExactlyInAnyOrder("coupon.returned", "coupon.used", "coupon.issued");
    }

    @Test
    void aVoidAndACloseLetHerKeepIt() {
        String voided = pay("ann").text("id");
        backroom.succeed(voided, "counter");
        backroom.carryOut(shop.post("/v1/payments/" + voided + "/void", "{}").text("id"));
        assertThat(shop.get("/v1/payments/" + voided).json()).containsEntry("state", "voided");
        assertThat(couponShows()).isEqualTo("issued null null 0");

        String closed = pay("ann").text("id");
        backroom.close(closed);
        assertThat(couponShows()).isEqualTo("issued null null 0");
        assertThat(statistics()).containsEntry("held", 0).containsEntry("reserved", 0);
        assertThat(told()).containsExactlyInAnyOrder("coupon.returned", "coupon.used", "coupon.issued");
    }

    @Test
    void onlyAnnCanUseIt() {
        Reply refused = pay("bob");
        assertThat(refused.problem()).isEqualTo("409 part_refused");
        assertThat(refused.text("detail")).contains("coupon_not_found");
        assertThat(refused.text("param")).isEqualTo("parts[0]");
        assertThat(couponShows()).isEqualTo("issued null null 0");
    }

    private Reply pay(String payer) {
        return shop.post(
                "/v1/payments",
                Shop.order(Shop.newOrderNo())
                        .replace(
                                "\"method\"",
                                "\"payer\":{\"id\":\"" + payer + "\"},\"parts\":[{\"type\":\"coupon\",\"coupon_id\":\""
                                        + coupon + "\"}],\"method\""));
    }

    private Reply refund(String payment, String more) {
        return shop.post(
                "/v1/payments/" + payment + "/refunds",
                "{\"merchant_refund_no\":\"" + Shop.newOrderNo() + "\"" + more + "}");
    }

    /** State, payment, amount and what is back of it. */
    private String couponShows() {
        Map<String, Object> found = shop.get(COUPONS + "/" + coupon).json();
        return found.get("state") + " " + found.get("payment_id") + " " + found.get("amount") + " "
                + found.get("returned_amount");
    }

    private int available() {
        return (int) shop.get("/v1/balances/CNY").json().get("available");
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> statistics() {
        return (Map<String, Object>)
                shop.get(TEMPLATES + "/" + templateId).json().get("statistics");
    }

    /** Types of the events of coupons. */
    private List<String> told() {
        return data(shop.get("/v1/events?limit=100")).stream()
                .map(event -> (String) event.get("type"))
                .filter(type -> type.startsWith("coupon."))
                .toList();
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> data(Reply reply) {
        return (List<Map<String, Object>>) reply.json().get("data");
    }
}
