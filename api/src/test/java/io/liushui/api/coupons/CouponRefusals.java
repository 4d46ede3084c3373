package io.liushui.api.coupons;

import io.liushui.api.front.RefusalCases.Case;
import io.liushui.api.problems.ProblemCode;
import io.liushui.api.world.Reply;
import io.liushui.api.world.Shop;
import io.liushui.core.coupons.CouponBenefit;
import io.liushui.core.coupons.CouponTemplates;
import io.liushui.core.coupons.CouponTerms;
import io.liushui.core.coupons.OnRefund;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** One way at least to every refusal of coupons. */
public final class CouponRefusals {
    static final String TEMPLATES = "/v1/coupon-templates";
    static final String COUPONS = "/v1/coupons";
    private static final String ISSUE =
            "{\"template_id\":\"cpt_none\",\"merchant_issue_no\":\"I-1\",\"payer_ids\":[\"ann\"]}";

    private CouponRefusals() {}

    public static List<Case> all() {
        return java.util.stream.Stream.of(templates(), issues(), states())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Case> templates() {
        return List.of(
                template(ProblemCode.MISSING_FIELD, "amount_off", "\"amount_off\":500,", ""),
                template(ProblemCode.MISSING_FIELD, "budget", ",\"budget\":100000", ""),
                template(ProblemCode.INVALID_FIELD, "kind", "\"cash\"", "\"gold\""),
                template(ProblemCode.INVALID_FIELD, "amount_off", "\"cash\"", "\"voucher\""),
                template(ProblemCode.INVALID_FIELD, "amount_off", "500", "0"),
                template(ProblemCode.INVALID_FIELD, "budget", "100000", "499"),
                template(ProblemCode.INVALID_FIELD, "cap", "\"kind\"", "\"cap\":1,\"kind\""),
                template(ProblemCode.INVALID_FIELD, "name", "Five off", " "),
                template(ProblemCode.INVALID_FIELD, "issue_limit", ":100,", ":0,"),
                template(ProblemCode.INVALID_FIELD, "payer_limit", "\"kind\"", "\"payer_limit\":1001,\"kind\""),
                template(ProblemCode.INVALID_FIELD, "valid_days", "\"kind\"", "\"valid_days\":0,\"kind\""),
                template(ProblemCode.INVALID_FIELD, "valid_until", "\"valid_until\":\"", "\"valid_until\":\"on "),
                template(
                        ProblemCode.INVALID_FIELD,
                        "valid_from",
                        "\"kind\"",
                        "\"valid_from\":\"2999-01-01T00:00:00Z\",\"kind\""),
                new Case(
                        ProblemCode.INVALID_FIELD,
                        "no validity",
                        "valid_until",
                        shop -> shop.post(TEMPLATES, template(shop.world().clock.instant()))),
                template(ProblemCode.INVALID_FIELD, "on_refund", "\"kind\"", "\"on_refund\":\"maybe\",\"kind\""),
                template(ProblemCode.INVALID_FIELD, "methods[0]", "\"kind\"", "\"methods\":[\"Card\"],\"kind\""),
                template(ProblemCode.INVALID_FIELD, "methods", "\"kind\"", "\"methods\":[\"card\",\"card\"],\"kind\""),
                template(ProblemCode.CURRENCY_NOT_SUPPORTED, "currency", "CNY", "ZZZ"),
                new Case(ProblemCode.OBJECT_NOT_FOUND, "template", null, shop -> shop.get(TEMPLATES + "/cpt_none")),
                new Case(
                        ProblemCode.OBJECT_NOT_FOUND,
                        "template to end",
                        null,
                        shop -> shop.post(TEMPLATES + "/cpt_none/end", "")));
    }

    private static List<Case> issues() {
        return List.of(
                issue(ProblemCode.MISSING_FIELD, "payer_ids", ",\"payer_ids\":[\"ann\"]", ""),
                issue(ProblemCode.INVALID_FIELD, "payer_ids", "[\"ann\"]", "[]"),
                issue(ProblemCode.INVALID_FIELD, "payer_ids", "[\"ann\"]", "\"ann\""),
                issue(ProblemCode.INVALID_FIELD, "payer_ids", "\"ann\"", "\"ann\",\"ann\""),
                issue(ProblemCode.INVALID_FIELD, "payer_ids[1]", "\"ann\"", "\"ann\",1"),
                issue(ProblemCode.INVALID_FIELD, "merchant_issue_no", "I-1", "I/1"),
                issue(ProblemCode.INVALID_FIELD, "template_id", "cpt_none", "none"),
                issue(ProblemCode.OBJECT_NOT_FOUND, "template_id", "ann", "bob"),
                get(ProblemCode.INVALID_PARAMETER, "state", COUPONS + "?state=lost"),
                get(ProblemCode.INVALID_PARAMETER, "template_id", COUPONS + "?template_id=1"),
                get(ProblemCode.INVALID_PARAMETER, "payer_id", COUPONS + "?payer_id="),
                get(ProblemCode.OBJECT_NOT_FOUND, null, COUPONS + "/cpn_none"));
    }

    private static List<Case> states() {
        return List.of(
                new Case(ProblemCode.MERCHANT_ISSUE_NO_TAKEN, "other payer", "merchant_issue_no", shop -> {
                    String template = madeTemplate(shop, 10);
                    issue(shop, template, "I-1", "ann");
                    return issue(shop, template, "I-1", "bob");
                }),
                new Case(ProblemCode.COUPON_TEMPLATE_ENDED, "issue", "template_id", shop -> {
                    String template = madeTemplate(shop, 10);
                    shop.world().bean(CouponTemplates.class).end(shop.merchantId(), template);
                    return issue(shop, template, "I-1", "ann");
                }),
                new Case(
                        ProblemCode.COUPONS_ALL_ISSUED,
                        "two of one",
                        "payer_ids",
                        shop -> issue(shop, madeTemplate(shop, 1), "I-1", "ann\",\"bob")),
                new Case(ProblemCode.COUPON_PAYER_LIMIT_REACHED, "second", "payer_ids[1]", shop -> {
                    String template = madeTemplate(shop, 10);
                    issue(shop, template, "I-1", "ann");
                    return issue(shop, template, "I-2", "bob\",\"ann");
                }));
    }

    /** Five yuan off, for a hundred payers. */
    static String template(Instant validUntil) {
        return "{\"name\":\"Five off\",\"kind\":\"cash\",\"amount_off\":500,\"currency\":\"CNY\",\"valid_until\":\""
                + validUntil + "\",\"issue_limit\":100,\"budget\":100000}";
    }

    static Reply issue(Shop shop, String templateId, String number, String payers) {
        return shop.post(
                COUPONS,
                ISSUE.replace("cpt_none", templateId).replace("I-1", number).replace("ann", payers));
    }

    private static String madeTemplate(Shop shop, int issueLimit) {
        Instant now = shop.world().clock.instant();
        CouponTerms terms = new CouponTerms(
                new CouponBenefit.Cash(500, 0),
                "CNY",
                now,
                now.plus(Duration.ofDays(30)),
                null,
                issueLimit,
                1,
                100_000,
                List.of(),
                OnRefund.WHEN_WHOLE);
        return shop.world()
                .bean(CouponTemplates.class)
                .create(shop.merchantId(), "Five off", terms)
                .id();
    }

    private static Case template(ProblemCode code, String param, String part, String by) {
        return new Case(
                code,
                "template with " + by,
                param,
                shop -> shop.post(
                        TEMPLATES,
                        template(shop.world().clock.instant().plus(Duration.ofDays(30)))
                                .replace(part, by)));
    }

    private static Case issue(ProblemCode code, String param, String part, String by) {
        return new Case(code, "issue with " + by, param, shop -> shop.post(COUPONS, ISSUE.replace(part, by)));
    }

    private static Case get(ProblemCode code, String param, String target) {
        return new Case(code, target, param, shop -> shop.get(target));
    }
}
