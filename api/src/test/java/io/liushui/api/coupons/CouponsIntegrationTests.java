package io.liushui.api.coupons;

import static io.liushui.api.coupons.CouponRefusals.COUPONS;
import static io.liushui.api.coupons.CouponRefusals.TEMPLATES;
import static io.liushui.api.coupons.CouponRefusals.issue;
import static io.liushui.api.coupons.CouponRefusals.template;
import static org.assertj.core.api.Assertions.assertThat;

import io.liushui.api.openapi.ServedContract;
import io.liushui.api.world.ApiWorld;
import io.liushui.api.world.Reply;
import io.liushui.api.world.Shop;
import io.liushui.core.coupons.CouponBenefit;
import io.liushui.core.coupons.CouponTemplates;
import io.liushui.core.coupons.CouponTerms;
import io.liushui.core.coupons.Coupons;
import io.liushui.core.coupons.IssueCoupons;
import io.liushui.core.coupons.OnRefund;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

class CouponsIntegrationTests {
    private final ApiWorld world = ApiWorld.shared();
    private final Shop shop = world.shop();
    private final Instant until = world.clock.instant().plus(Duration.ofDays(30));

    @Test
    void aMerchantMakesATemplateAndGivesItsPayersCoupons() {
        Reply made = shop.post(TEMPLATES, template(until), "k1");
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        assertThat(made.json())
                .containsEntry("kind", "cash")
                .containsEntry("amount_off", 500)
                .containsEntry("rate_off_bp", null)
                .containsEntry("least_order_amount", 0)
                .containsEntry("payer_limit", 1)
                .containsEntry("on_refund", "when_whole")
                .containsEntry("valid_until", until.toString())
                .containsEntry("state", "active");
        assertThat(shop.post(TEMPLATES, template(until), "k1").json()).isEqualTo(made.json());

        Reply issued = issue(shop, made.text("id"), "I-1", "ann\",\"bob");
        assertThat(issued.status()).as(issued.body()).isEqualTo(201);
        assertThat(issued.json()).containsEntry("merchant_issue_no", "I-1");
        Reply again = issue(shop, made.text("id"), "I-1", "bob\",\"ann");
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json()).isEqualTo(issued.json());

        Map<String, Object> ofBob = data(shop.get(COUPONS + "?payer_id=bob")).getFirst();
        assertThat(ofBob)
                .containsEntry("state", "issued")
                .containsEntry("paid_by", "merchant")
                .containsEntry("template_id", made.text("id"))
                .containsEntry("expires_at", until.toString());
        assertThat(shop.get(COUPONS + "/" + ofBob.get("id")).json()).isEqualTo(ofBob);
        assertThat(data(shop.get(COUPONS + "?payer_id=bob&state=used"))).isEmpty();
        assertThat(statistics(made.text("id"))).containsEntry("issued", 2).containsEntry("spent", 0);
        assertThat(data(shop.get("/v1/events?type=coupon.issued"))).hasSize(2);
    }

    @Test
    void anEndedTemplateIssuesNoMore() {
        String id = shop.post(TEMPLATES, template(until)).text("id");
        Reply ended = shop.post(TEMPLATES + "/" + id + "/end", "");
        assertThat(ended.json()).containsEntry("state", "ended").containsKey("ended_at");
        assertThat(shop.post(TEMPLATES + "/" + id + "/end", "{}").json()).isEqualTo(ended.json());
        assertThat(issue(shop, id, "I-1", "ann").problem()).isEqualTo("409 coupon_template_ended");
    }

    @Test
    void couponsAreReadPageByPage() {
        String id = shop.post(TEMPLATES, template(until)).text("id");
        issue(shop, id, "I-1", "ann\",\"bob\",\"cid");
        Reply first = shop.get(COUPONS + "?limit=2&template_id=" + id);
        assertThat(first.json()).containsEntry("has_more", true);
        List<Map<String, Object>> page = data(first);
        Reply second =
                shop.get(COUPONS + "?limit=2&starting_after=" + page.getLast().get("id"));
        assertThat(second.json()).containsEntry("has_more", false);
        assertThat(data(second)).hasSize(1).doesNotContainAnyElementsOf(page);
        assertThat(data(shop.get(TEMPLATES + "?limit=1")))
                .singleElement()
                .satisfies(listed -> assertThat(listed).containsEntry("id", id));
    }

    @Test
    void aPayersCouponOfThePlatformIsSeenByItsMerchantAlone() {
        CouponTemplates templates = world.bean(CouponTemplates.class);
        Instant now = world.clock.instant();
        CouponTerms terms = new CouponTerms(
                new CouponBenefit.Discount(1_000, 300, 0),
                "CNY",
                now,
                until,
                7,
                10,
                1,
                3_000,
                List.of(),
                OnRefund.NEVER);
        String id = templates.create(null, "A tenth off", terms).id();
        IssueCoupons command =
                new IssueCoupons(true, shop.merchantId(), shop.appId(), id, "O-1", List.of("ann"), "0".repeat(32));
        world.bean(TransactionTemplate.class)
                .executeWithoutResult(
                        status -> assertThat(world.bean(Coupons.class).issue(command))
                                .isInstanceOf(Coupons.Issuing.Issued.class));
        Map<String, Object> coupon = data(shop.get(COUPONS)).getFirst();
        assertThat(coupon)
                .containsEntry("paid_by", "platform")
                .containsEntry("merchant_issue_no", null)
                .containsEntry("rate_off_bp", 1_000);
        assertThat(shop.get(TEMPLATES + "/" + id).problem()).isEqualTo("404 object_not_found");
        assertThat(issue(shop, id, "I-1", "bob").problem()).isEqualTo("404 object_not_found");
        new ServedContract(world).check(shop.get(COUPONS + "/" + coupon.get("id")));

        Shop other = world.shop();
        assertThat(other.get(COUPONS + "/" + coupon.get("id")).problem()).isEqualTo("404 object_not_found");
        assertThat(data(other.get(COUPONS))).isEmpty();
    }

    @Test
    void answersAreAsDocumented() {
        Reply made = shop.post(TEMPLATES, template(until));
        Reply issued = issue(shop, made.text("id"), "I-1", "ann");
        ServedContract contract = new ServedContract(world);
        String discount = template(until)
                .replace("cash", "discount")
                .replace("\"amount_off\":500", "\"rate_off_bp\":1500,\"cap\":900");
        String voucher = template(until).replace("cash", "voucher").replace("amount_off", "face_value");
        List.of(
                        made,
                        issued,
                        issue(shop, made.text("id"), "I-1", "ann"),
                        shop.post(TEMPLATES, discount),
                        shop.post(TEMPLATES, voucher),
                        shop.get(TEMPLATES),
                        shop.get(TEMPLATES + "/" + made.text("id")),
                        shop.get(COUPONS + "?payer_id=ann"),
                        shop.get(COUPONS + "/"
                                + data(shop.get(COUPONS)).getFirst().get("id")),
                        shop.post(TEMPLATES + "/" + made.text("id") + "/end", ""))
                .forEach(reply -> {
                    assertThat(reply.status()).as(reply.body()).isLessThan(300);
                    contract.check(reply);
                });
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> statistics(String templateId) {
        return (Map<String, Object>)
                shop.get(TEMPLATES + "/" + templateId).json().get("statistics");
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> data(Reply reply) {
        return (List<Map<String, Object>>) reply.json().get("data");
    }
}
