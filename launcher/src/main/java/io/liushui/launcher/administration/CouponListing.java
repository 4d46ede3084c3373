package io.liushui.launcher.administration;

import io.liushui.core.coupons.CouponBenefit;
import io.liushui.core.coupons.CouponSums;
import io.liushui.core.coupons.CouponTemplate;
import io.liushui.core.coupons.CouponTerms;
import io.liushui.core.money.Money;
import java.io.PrintStream;
import java.util.List;

/** Shows templates of coupons and what became of theirs. */
public final class CouponListing {

    private CouponListing() {}

    public static void print(List<CouponTemplate> templates, PrintStream out) {
        for (CouponTemplate template : templates) {
            CouponTerms terms = template.terms();
            CouponSums sums = template.sums();
            out.println(template.id() + "  " + template.name() + "  " + benefit(terms) + "  until " + terms.validUntil()
                    + (template.endedAt() == null ? "" : "  ended " + template.endedAt()));
            out.println("  issued " + sums.issued() + " of " + terms.issueLimit() + ", held " + sums.held() + ", used "
                    + sums.used() + ", expired " + sums.expired() + "  budget " + money(terms.budgetMinor(), terms)
                    + ": reserved " + money(sums.reservedMinor(), terms) + ", spent "
                    + money(sums.spentMinor(), terms));
        }
    }

    private static String benefit(CouponTerms terms) {
        return switch (terms.benefit()) {
            case CouponBenefit.Cash(long off, long least) ->
                money(off, terms) + " off orders from " + money(least, terms);
            case CouponBenefit.Discount(int rate, long cap, long least) ->
                rate + " basis points off, at most " + money(cap, terms) + ", orders from " + money(least, terms);
            case CouponBenefit.Voucher(long face) -> money(face, terms) + " face value";
        };
    }

    private static Money money(long minor, CouponTerms terms) {
        return new Money(minor, terms.currency());
    }
}
