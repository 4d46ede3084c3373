package io.liushui.api.payments;

import io.liushui.api.body.Fields;
import io.liushui.api.problems.ProblemCode;
import io.liushui.api.problems.Refusal;
import io.liushui.core.ids.Ids;
import io.liushui.core.money.Money;
import io.liushui.core.parts.PartKind;
import io.liushui.core.parts.PartWish;
import io.liushui.core.payments.AcceptPayment;
import io.liushui.core.payments.Acceptance.Result;
import io.liushui.core.payments.PaymentIntent;
import io.liushui.core.payments.PaymentPurpose;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** {@code parts} of a payment: what is not paid by its method. */
final class PartsField {
    private static final String PARTS = "parts";
    private static final String TYPE = "type";
    private static final String AMOUNT = "amount";
    private static final String COUPON = "coupon_id";
    private static final int MOST = 10;

    private PartsField() {}

    /** @throws Refusal naming the field at fault */
    static List<PartWish> read(Fields fields) {
        List<PartWish> wishes = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Fields part : fields.objects(PARTS, MOST)) {
            PartWish wish = wish(part.only(Set.of(TYPE, AMOUNT, COUPON)));
            boolean coupon = wish.kind() == PartKind.COUPON;
            if (!seen.add(coupon ? wish.couponId() : wish.kind().code())) {
                throw part.invalid(coupon ? COUPON : TYPE, "is there twice");
            }
            wishes.add(wish);
        }
        return wishes;
    }

    /**
     * The payment as it was given, when its parts go with it. Whether they can be held is seen when it is accepted.
     *
     * @throws Refusal naming the field at fault
     */
    static AcceptPayment checked(PaymentIntent intent, AcceptPayment payment) {
        List<PartWish> wishes = payment.parts();
        if (wishes.isEmpty()) {
            return payment;
        }
        if (intent == PaymentIntent.AUTHORIZE) {
            throw Refusal.of(ProblemCode.INVALID_FIELD, PARTS, "an authorization has none");
        }
        if (!(payment.purpose() instanceof PaymentPurpose.Order)) {
            throw Refusal.of(ProblemCode.INVALID_FIELD, PARTS, "only an order has them");
        }
        if (payment.payer().id() == null) {
            throw Refusal.of(ProblemCode.MISSING_FIELD, "payer.id", "parts need the field");
        }
        for (int place = 0; place < wishes.size(); place++) {
            requireOffered(payment, wishes.get(place).kind(), at(place) + "." + TYPE);
            if (wishes.get(place).kind().isMethod(payment.method())) {
                throw Refusal.of(
                        ProblemCode.INVALID_FIELD, at(place) + "." + TYPE, "is the method that the rest is paid by");
            }
        }
        return payment;
    }

    /** What an app may not be paid by, it may not be paid by in part. */
    private static void requireOffered(AcceptPayment payment, PartKind kind, String field) {
        if (kind != PartKind.COUPON && !payment.app().methods().contains(kind.code())) {
            throw Refusal.of(ProblemCode.METHOD_NOT_OFFERED, field, "the app does not offer " + kind.code());
        }
    }

    /** What came of holding them. */
    static Refusal refusal(Result.PartRefused refused) {
        boolean balance = refused.reasonCode().equals("insufficient_balance");
        return Refusal.of(
                balance ? ProblemCode.INSUFFICIENT_BALANCE : ProblemCode.PART_REFUSED,
                at(refused.place()),
                refused.kind().code() + ": " + refused.reasonCode());
    }

    static Refusal tooMuch() {
        return Refusal.of(ProblemCode.PARTS_EXCEED_AMOUNT, PARTS, "at least 1 minor unit has to be left");
    }

    private static PartWish wish(Fields part) {
        part.require(TYPE);
        PartKind kind = kind(part);
        return switch (kind) {
            case WALLET_BALANCE, POINTS -> {
                if (part.has(COUPON)) {
                    throw part.invalid(COUPON, "goes with a coupon");
                }
                part.require(AMOUNT);
                yield new PartWish(kind, part.integer(AMOUNT, 1, Money.MAXIMUM_MINOR), null);
            }
            case COUPON -> {
                if (part.has(AMOUNT)) {
                    throw part.invalid(AMOUNT, "is what the coupon says");
                }
                part.require(COUPON);
                yield new PartWish(kind, null, couponId(part));
            }
        };
    }

    private static PartKind kind(Fields part) {
        String type = part.text(TYPE);
        try {
            return PartKind.of(type);
        } catch (IllegalArgumentException unknown) {
            throw part.invalid(TYPE, "must be wallet_balance, points or coupon");
        }
    }

    private static String couponId(Fields part) {
        String couponId = part.text(COUPON);
        if (!Ids.isId("cpn", couponId)) {
            throw part.invalid(COUPON, "must be an id of the form cpn_…");
        }
        return couponId;
    }

    private static String at(int place) {
        return PARTS + "[" + place + "]";
    }
}
