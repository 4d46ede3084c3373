package io.liushui.core.coupons;

import io.liushui.core.parts.Part;
import io.liushui.core.parts.PartHolding;
import io.liushui.core.parts.PartOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The same template in PostgreSQL, spoken to in the same words. */
final class RealTemplate {
    private final CouponDesk desk = new CouponDesk();
    private final String numbers = CouponDesk.number();
    private final boolean byPlatform;
    private final List<String> coupons = new ArrayList<>();
    private final List<String> payers = new ArrayList<>();
    private final Map<Integer, Part> parts = new HashMap<>();
    private final String templateId;

    RealTemplate(boolean byPlatform, boolean returns) {
        this.byPlatform = byPlatform;
        CouponTerms terms = desk.terms(
                new CouponBenefit.Cash(ModelTemplate.OFF, 0),
                ModelTemplate.NUMBER,
                ModelTemplate.EACH,
                ModelTemplate.BUDGET,
                returns ? OnRefund.WHEN_WHOLE : OnRefund.NEVER);
        this.templateId = byPlatform ? desk.platformTemplate(terms) : desk.template(terms);
    }

    String issue(int number, int payer) {
        String name = "payer" + payer;
        return switch (desk.issue(byPlatform, templateId, numbers + number, List.of(name))) {
            case Coupons.Issuing.Issued(List<Coupon> issued) -> {
                coupons.add(issued.getFirst().id());
                payers.add(name);
                yield "issued";
            }
            case Coupons.Issuing.Repeated _ -> "repeated";
            case Coupons.Issuing.NumberTaken() -> "number taken";
            case Coupons.Issuing.TemplateEnded() -> "ended";
            case Coupons.Issuing.UsedUp _ -> "all issued";
            case Coupons.Issuing.PayerLimitReached _ -> "payer limit";
            case Coupons.Issuing.NoTemplate() -> "no template";
        };
    }

    String hold(int place, int part, long total) {
        PartOrder order = desk.order(payers.get(place), coupons.get(place), total, "card");
        return switch (desk.hold(order)) {
            case PartHolding.Held held -> {
                parts.put(part, CouponDesk.part(order, held));
                yield "held " + held.amountMinor();
            }
            case PartHolding.Refused(String reasonCode) -> reasonCode;
        };
    }

    String use(int part) {
        return told(() -> desk.use(parts.get(part)));
    }

    String release(int part) {
        return told(() -> desk.release(parts.get(part)));
    }

    String giveBack(int part, long amount, boolean whole) {
        return told(() -> desk.giveBack(parts.get(part), amount, whole));
    }

    /** As upkeep does, in batches: templates of other tries may be due too. */
    void expire() {
        CouponExpiry expiry = CouponDesk.WORLD.bean(CouponExpiry.class);
        boolean more = true;
        while (more) {
            more = expiry.expireDue(100);
        }
    }

    List<String> states() {
        return coupons.stream().map(id -> desk.coupon(id).state().code()).toList();
    }

    CouponSums sums() {
        return desk.sums(templateId);
    }

    /** What it cost who pays for it, in minor units. */
    long cost() {
        return byPlatform ? CouponDesk.booked("coupon_cost", templateId) : 0;
    }

    private static String told(Runnable work) {
        try {
            work.run();
            return "done";
        } catch (IllegalStateException refused) {
            return "refused";
        }
    }
}
