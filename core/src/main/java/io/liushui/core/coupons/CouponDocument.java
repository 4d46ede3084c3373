package io.liushui.core.coupons;

import io.liushui.core.json.Json;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Coupons and templates as their merchant sees them, in answers and events alike. */
public final class CouponDocument {

    private CouponDocument() {}

    public static String template(CouponTemplate template) {
        CouponTerms terms = template.terms();
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("id", template.id());
        document.put("object", "coupon_template");
        document.put("name", template.name());
        terms(document, terms);
        document.put("valid_from", terms.validFrom().toString());
        document.put("valid_until", terms.validUntil().toString());
        document.put("valid_days", terms.validDays());
        document.put("issue_limit", terms.issueLimit());
        document.put("payer_limit", terms.payerLimit());
        document.put("budget", terms.budgetMinor());
        document.put("state", template.state());
        document.put("statistics", statistics(template.sums()));
        document.put("created_at", template.createdAt().toString());
        document.put(
                "ended_at",
                template.endedAt() == null ? null : template.endedAt().toString());
        return Json.write(document);
    }

    /** @param now coupons whose time is over are shown as expired, noted or not */
    public static String coupon(Coupon coupon, Instant now) {
        return Json.write(fields(coupon, now));
    }

    /** @param coupons one or more, of one issue */
    public static String issue(List<Coupon> coupons, Instant now) {
        Coupon first = coupons.getFirst();
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("object", "coupon_issue");
        document.put("merchant_issue_no", first.issueNo());
        document.put("template_id", first.templateId());
        document.put(
                "coupons", coupons.stream().map(coupon -> fields(coupon, now)).toList());
        return Json.write(document);
    }

    private static Map<String, Object> fields(Coupon coupon, Instant now) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("id", coupon.id());
        document.put("object", "coupon");
        document.put("template_id", coupon.templateId());
        document.put("merchant_issue_no", coupon.byMerchant() ? coupon.issueNo() : null);
        document.put("paid_by", coupon.byMerchant() ? "merchant" : "platform");
        document.put("payer_id", coupon.payerId());
        document.put("name", coupon.name());
        terms(document, coupon.terms());
        CouponState state = coupon.state() instanceof CouponState.Issued && coupon.overAt(now)
                ? new CouponState.Expired()
                : coupon.state();
        document.put("state", state.code());
        putUse(document, state);
        document.put("valid_from", coupon.terms().validFrom().toString());
        document.put("expires_at", coupon.expiresAt().toString());
        document.put("created_at", coupon.createdAt().toString());
        return document;
    }

    private static void putUse(Map<String, Object> document, CouponState state) {
        String paymentId = null;
        Long amountMinor = null;
        long returnedMinor = 0;
        switch (state) {
            case CouponState.Held held -> {
                paymentId = held.paymentId();
                amountMinor = held.amountMinor();
            }
            case CouponState.Used used -> {
                paymentId = used.paymentId();
                amountMinor = used.amountMinor();
                returnedMinor = used.returnedMinor();
            }
            case CouponState.Issued _, CouponState.Expired _ -> {}
        }
        document.put("payment_id", paymentId);
        document.put("amount", amountMinor);
        document.put("returned_amount", returnedMinor);
    }

    private static void terms(Map<String, Object> document, CouponTerms terms) {
        CouponBenefit benefit = terms.benefit();
        document.put("kind", benefit.code());
        document.put("amount_off", benefit instanceof CouponBenefit.Cash cash ? cash.amountOffMinor() : null);
        document.put(
                "rate_off_bp",
                benefit instanceof CouponBenefit.Discount discount ? discount.rateOffBasisPoints() : null);
        document.put("cap", benefit instanceof CouponBenefit.Discount discount ? discount.capMinor() : null);
        document.put("face_value", benefit instanceof CouponBenefit.Voucher voucher ? voucher.faceMinor() : null);
        document.put("least_order_amount", benefit.leastOrderMinor());
        document.put("currency", terms.currency());
        document.put("methods", terms.methods());
        document.put("on_refund", terms.onRefund().code());
    }

    private static Map<String, Object> statistics(CouponSums sums) {
        Map<String, Object> statistics = new LinkedHashMap<>();
        statistics.put("issued", sums.issued());
        statistics.put("held", sums.held());
        statistics.put("used", sums.used());
        statistics.put("expired", sums.expired());
        statistics.put("reserved", sums.reservedMinor());
        statistics.put("spent", sums.spentMinor());
        return statistics;
    }
}
