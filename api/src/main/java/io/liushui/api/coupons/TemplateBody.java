package io.liushui.api.coupons;

import io.liushui.api.body.Fields;
import io.liushui.api.body.MerchantFields;
import io.liushui.api.problems.Refusal;
import io.liushui.core.coupons.CouponBenefit;
import io.liushui.core.coupons.CouponTerms;
import io.liushui.core.coupons.OnRefund;
import io.liushui.core.money.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The body of {@code POST /v1/coupon-templates}. */
record TemplateBody(String name, CouponTerms terms) {
    private static final Set<String> FIELDS = Set.of(
            "name",
            "kind",
            "amount_off",
            "rate_off_bp",
            "cap",
            "face_value",
            "least_order_amount",
            "currency",
            "valid_from",
            "valid_until",
            "valid_days",
            "issue_limit",
            "payer_limit",
            "budget",
            "methods",
            "on_refund");
    private static final Map<String, Set<String>> FIELDS_OF_KIND = Map.of(
            "cash", Set.of("amount_off", "least_order_amount"),
            "discount", Set.of("rate_off_bp", "cap", "least_order_amount"),
            "voucher", Set.of("face_value"));
    private static final Pattern NAME = Pattern.compile("(?U)(?=.*\\S)\\P{Cntrl}{1,64}");
    private static final Duration LONGEST = Duration.ofDays(CouponTerms.MOST_DAYS);
    private static final Pattern KIND = Pattern.compile("cash|discount|voucher");
    private static final Pattern METHOD = Pattern.compile("[a-z0-9_]{1,40}");
    private static final Pattern ON_REFUND = Pattern.compile("when_whole|never");

    /**
     * @param now from when on a template without {@code valid_from} is valid
     * @throws Refusal naming the field at fault
     */
    static TemplateBody read(byte[] body, Instant now) {
        Fields fields = Fields.of(body, FIELDS);
        for (String required : List.of("name", "kind", "currency", "valid_until", "issue_limit", "budget")) {
            fields.require(required);
        }
        String name = fields.text("name", NAME, "must be 1 to 64 characters of one line");
        CouponBenefit benefit = benefit(fields);
        long budget = fields.integer("budget", 1, Money.MAXIMUM_MINOR);
        if (budget < benefit.mostMinor()) {
            throw fields.invalid("budget", "must cover one coupon at least, " + benefit.mostMinor());
        }
        Instant from = from(fields, now);
        Integer days = fields.has("valid_days") ? integer(fields, "valid_days", CouponTerms.MOST_DAYS) : null;
        int issueLimit = integer(fields, "issue_limit", CouponTerms.MOST_ISSUED);
        int payerLimit = fields.has("payer_limit") ? integer(fields, "payer_limit", CouponTerms.MOST_PER_PAYER) : 1;
        String onRefund = fields.text("on_refund", ON_REFUND, "must be when_whole or never");
        return new TemplateBody(
                name,
                new CouponTerms(
                        benefit,
                        MerchantFields.currency(fields, "currency"),
                        from,
                        until(fields, from, now),
                        days,
                        issueLimit,
                        payerLimit,
                        budget,
                        methods(fields),
                        onRefund == null ? OnRefund.WHEN_WHOLE : OnRefund.of(onRefund)));
    }

    private static CouponBenefit benefit(Fields fields) {
        String kind = fields.text("kind", KIND, "must be cash, discount or voucher");
        for (String field : List.of("amount_off", "rate_off_bp", "cap", "face_value", "least_order_amount")) {
            if (fields.has(field) && !FIELDS_OF_KIND.get(kind).contains(field)) {
                throw fields.invalid(field, "must be left out of a template of the kind " + kind);
            }
        }
        Long least = fields.integer("least_order_amount", 0, Money.MAXIMUM_MINOR);
        long leastOrder = least == null ? 0 : least;
        if (kind.equals("cash")) {
            return new CouponBenefit.Cash(amount(fields, "amount_off"), leastOrder);
        }
        if (kind.equals("discount")) {
            fields.require("rate_off_bp");
            int rate = integer(fields, "rate_off_bp", CouponTerms.WHOLE_RATE_BASIS_POINTS);
            return new CouponBenefit.Discount(rate, amount(fields, "cap"), leastOrder);
        }
        return new CouponBenefit.Voucher(amount(fields, "face_value"));
    }

    private static Instant from(Fields fields, Instant now) {
        Instant from = fields.has("valid_from") ? fields.instant("valid_from") : now;
        if (from.isAfter(now.plus(LONGEST))) {
            throw fields.invalid("valid_from", "must be at most 3650 days from now");
        }
        return from;
    }

    private static Instant until(Fields fields, Instant from, Instant now) {
        Instant until = fields.instant("valid_until");
        if (!until.isAfter(from) || !until.isAfter(now) || until.isAfter(from.plus(LONGEST))) {
            throw fields.invalid("valid_until", "must be in the future, and at most 3650 days after valid_from");
        }
        return until;
    }

    private static List<String> methods(Fields fields) {
        List<String> methods = fields.list("methods", CouponTerms.MOST_METHODS, METHOD, "must be a method");
        if (new HashSet<>(methods).size() != methods.size()) {
            throw fields.invalid("methods", "must name each method once");
        }
        return methods;
    }

    private static long amount(Fields fields, String name) {
        fields.require(name);
        return fields.integer(name, 1, Money.MAXIMUM_MINOR);
    }

    private static int integer(Fields fields, String name, int most) {
        return fields.integer(name, 1, most).intValue();
    }
}
