package io.liushui.core.coupons;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** Between the columns of table {@code coupon_template} and {@link CouponTerms}. */
final class CouponTermsRows {
    /** Of the table under the alias {@code t}. */
    static final String COLUMNS = """
            t.kind, t.amount_off_minor, t.rate_off_bp, t.cap_minor, t.face_minor, t.least_order_minor, t.currency, t.valid_from, t.valid_until,
            t.valid_days, t.issue_limit, t.payer_limit, t.budget_minor, t.methods, t.on_refund""";

    private CouponTermsRows() {}

    static CouponTerms read(ResultSet row) throws SQLException {
        return new CouponTerms(
                benefit(row),
                row.getString("currency"),
                row.getTimestamp("valid_from").toInstant(),
                row.getTimestamp("valid_until").toInstant(),
                row.getObject("valid_days", Integer.class),
                row.getInt("issue_limit"),
                row.getInt("payer_limit"),
                row.getLong("budget_minor"),
                List.of((String[]) row.getArray("methods").getArray()),
                OnRefund.of(row.getString("on_refund")));
    }

    private static CouponBenefit benefit(ResultSet row) throws SQLException {
        String kind = row.getString("kind");
        long leastOrderMinor = row.getLong("least_order_minor");
        if (kind.equals("cash")) {
            return new CouponBenefit.Cash(row.getLong("amount_off_minor"), leastOrderMinor);
        }
        if (kind.equals("discount")) {
            return new CouponBenefit.Discount(row.getInt("rate_off_bp"), row.getLong("cap_minor"), leastOrderMinor);
        }
        return new CouponBenefit.Voucher(row.getLong("face_minor"));
    }
}
