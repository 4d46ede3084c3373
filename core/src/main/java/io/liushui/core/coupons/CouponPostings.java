package io.liushui.core.coupons;

import io.liushui.core.ledger.Account;
import io.liushui.core.ledger.Entry;
import io.liushui.core.ledger.Line;
import io.liushui.core.money.Money;
import io.liushui.core.parts.Part;
import io.liushui.core.parts.PartReturn;
import java.util.List;

/** How the use of coupons is booked: who makes a present pays for it. */
final class CouponPostings {

    private CouponPostings() {}

    /** The coupon pays its part of the payment. */
    static Entry used(Part part, Coupon coupon) {
        return new Entry(
                "part_used:" + part.id(),
                "Paid with a coupon",
                List.of(
                        Line.debit(payer(coupon), owner(coupon), part.amount()),
                        Line.credit(Account.PART_CLEARING, part.paymentId(), part.amount())));
    }

    /** A refund gives its share back to who paid for the coupon. */
    static Entry returned(Part part, PartReturn back, Coupon coupon) {
        Money share = new Money(back.amountMinor(), part.amount().currency());
        return new Entry(
                "part_returned:" + back.refundId() + ":" + part.id(),
                "Share of a coupon given back",
                List.of(
                        Line.debit(Account.PART_CLEARING, part.paymentId(), share),
                        Line.credit(payer(coupon), owner(coupon), share)));
    }

    private static Account payer(Coupon coupon) {
        return coupon.byMerchant() ? Account.MERCHANT_PAYABLE : Account.COUPON_COST;
    }

    private static String owner(Coupon coupon) {
        return coupon.byMerchant() ? coupon.merchantId() : coupon.templateId();
    }
}
