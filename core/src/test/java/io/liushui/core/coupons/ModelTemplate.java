package io.liushui.core.coupons;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A template with its coupons as they are meant, in memory and one command at a time. Ten off, three days. */
final class ModelTemplate {
    static final int NUMBER = 5;
    static final int EACH = 2;
    static final long OFF = 1_000;
    static final long BUDGET = 2_500;
    private static final Duration LIFE = Duration.ofDays(3);

    private final boolean returns;
    private final Instant end;
    private final List<ModelCoupon> coupons = new ArrayList<>();
    private final Map<Integer, Integer> issues = new HashMap<>();

    ModelTemplate(boolean returns, Instant end) {
        this.returns = returns;
        this.end = end;
    }

    private static final class ModelCoupon {
        private final int payer;
        private final Instant expiresAt;
        private String state = "issued";
        private int part;
        private long amount;
        private long returned;

        ModelCoupon(int payer, Instant expiresAt) {
            this.payer = payer;
            this.expiresAt = expiresAt;
        }
    }

    String issue(int number, int payer, Instant now) {
        if (issues.containsKey(number)) {
            return issues.get(number) == payer ? "repeated" : "number taken";
        }
        if (!now.isBefore(end)) {
            return "ended";
        }
        if (coupons.stream().filter(coupon -> coupon.payer == payer).count() >= EACH) {
            return "payer limit";
        }
        if (coupons.size() >= NUMBER) {
            return "all issued";
        }
        issues.put(number, payer);
        Instant own = now.plus(LIFE);
        coupons.add(new ModelCoupon(payer, own.isBefore(end) ? own : end));
        return "issued";
    }

    /** @param part number of the new part */
    String hold(int place, int part, long total, Instant now) {
        ModelCoupon coupon = coupons.get(place);
        boolean over = coupon.state.equals("issued") && !now.isBefore(coupon.expiresAt);
        if (over || !coupon.state.equals("issued")) {
            return "coupon_" + (over ? "expired" : coupon.state);
        }
        long worth = Math.min(OFF, total - 1);
        if (committed() + worth > BUDGET) {
            return "coupon_budget_spent";
        }
        coupon.state = "held";
        coupon.part = part;
        coupon.amount = worth;
        return "held " + worth;
    }

    String use(int place, int part) {
        ModelCoupon coupon = coupons.get(place);
        if (!coupon.state.equals("held") || coupon.part != part) {
            return "refused";
        }
        coupon.state = "used";
        return "done";
    }

    String release(int place, int part, Instant now) {
        ModelCoupon coupon = coupons.get(place);
        if (!coupon.state.equals("held") || coupon.part != part) {
            return "refused";
        }
        coupon.state = now.isBefore(coupon.expiresAt) ? "issued" : "expired";
        return "done";
    }

    String giveBack(int place, int part, long amount, boolean whole, Instant now) {
        ModelCoupon coupon = coupons.get(place);
        boolean comesBack = whole && returns && now.isBefore(coupon.expiresAt);
        if (!coupon.state.equals("used")
                || coupon.part != part
                || coupon.returned + amount > coupon.amount
                || (comesBack && coupon.returned + amount < coupon.amount)) {
            return "refused";
        }
        coupon.returned += amount;
        if (comesBack) {
            coupon.state = "issued";
            coupon.returned = 0;
        }
        return "done";
    }

    String expire(Instant now) {
        coupons.stream()
                .filter(coupon -> coupon.state.equals("issued") && !now.isBefore(coupon.expiresAt))
                .forEach(coupon -> coupon.state = "expired");
        return "done";
    }

    int size() {
        return coupons.size();
    }

    /** Of its worth what has not come back, in minor units; 0 when it is not used. */
    long rest(int place) {
        ModelCoupon coupon = coupons.get(place);
        return coupon.state.equals("used") ? coupon.amount - coupon.returned : 0;
    }

    List<String> states() {
        return coupons.stream().map(coupon -> coupon.state).toList();
    }

    CouponSums sums() {
        return new CouponSums(coupons.size(), in("held"), in("used"), in("expired"), reserved(), spent());
    }

    private long committed() {
        return reserved() + spent();
    }

    private long reserved() {
        return coupons.stream()
                .filter(coupon -> coupon.state.equals("held"))
                .mapToLong(coupon -> coupon.amount)
                .sum();
    }

    private long spent() {
        return coupons.stream()
                .filter(coupon -> coupon.state.equals("used"))
                .mapToLong(coupon -> coupon.amount - coupon.returned)
                .sum();
    }

    private int in(String state) {
        return (int)
                coupons.stream().filter(coupon -> coupon.state.equals(state)).count();
    }
}
