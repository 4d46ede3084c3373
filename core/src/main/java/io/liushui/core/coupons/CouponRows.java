package io.liushui.core.coupons;

import io.liushui.core.paging.Key;
import io.liushui.core.paging.Slice;
import io.liushui.core.paging.SlicedSelect;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Table {@code coupon}, after its issue. Whoever moves a coupon locks it first, and its template after it. */
@Component
class CouponRows {
    private static final String COLUMNS = """
            select c.id, c.template_id, t.name, t.merchant_id is not null as by_merchant, c.merchant_id, c.app_id, c.payer_id, i.issue_no, c.state,
                c.part_id, c.payment_id, c.amount_minor, c.returned_minor, c.expires_at, c.trace_id, c.created_at,
            """ + CouponTermsRows.COLUMNS;
    private static final String SELECT = COLUMNS
            + " from coupon c join coupon_template t on t.id = c.template_id join coupon_issue i on i.id = c.issue_id where ";
    /** Coupons whose time is over are expired, noted or not. */
    private static final String IN_STATE_NOW =
            "case when c.state = 'issued' and c.expires_at <= :now then 'expired' else c.state end = :state";

    private static final Key<String> KEY = Key.text("c.id");

    private final JdbcClient jdbc;

    CouponRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Coupon> find(String merchantId, String couponId) {
        return jdbc.sql(SELECT + "c.id = ? and c.merchant_id = ?")
                .params(couponId, merchantId)
                .query(CouponRows::read)
                .optional();
    }

    /** A payer's coupon for the rest of the transaction; that of another payer is not there. */
    Optional<Coupon> lockOfPayer(String merchantId, String payerId, String couponId) {
        return jdbc.sql(SELECT + "c.id = ? and c.merchant_id = ? and c.payer_id = ? for update of c")
                .params(couponId, merchantId, payerId)
                .query(CouponRows::read)
                .optional();
    }

    /** @throws org.springframework.dao.EmptyResultDataAccessException when there is none */
    Coupon lock(String couponId) {
        return jdbc.sql(SELECT + "c.id = ? for update of c")
                .param(couponId)
                .query(CouponRows::read)
                .single();
    }

    List<Coupon> ofIssue(String issueId) {
        return jdbc.sql(SELECT + "c.issue_id = ? order by c.number")
                .param(issueId)
                .query(CouponRows::read)
                .list();
    }

    List<Coupon> list(Coupons.Wanted wanted, Slice<String> slice, Instant now) {
        return SlicedSelect.by(KEY, jdbc, SELECT + """
                        c.merchant_id = :merchant and (:payer::text is null or c.payer_id = :payer)
                        and (:template::text is null or c.template_id = :template) and (:state::text is null or %s)""".formatted(IN_STATE_NOW))
                .param("merchant", wanted.merchantId())
                .param("payer", wanted.payerId())
                .param("template", wanted.templateId())
                .param("state", wanted.state())
                .param("now", Timestamp.from(now))
                .rows(slice, CouponRows::read);
    }

    /** Templates with coupons whose time is over and nobody has noted it. */
    List<String> templatesWithDue(Instant now, int most) {
        return jdbc.sql("""
                        select template_id from coupon where state = 'issued' and expires_at <= ?
                        group by template_id order by min(expires_at) limit ?""")
                .params(Timestamp.from(now), most)
                .query(String.class)
                .list();
    }

    /** Such coupons of a template, locked; none that somebody else has under his hands. */
    List<Coupon> lockDue(String templateId, Instant now, int most) {
        return jdbc.sql(
                        SELECT
                                + "c.template_id = ? and c.state = 'issued' and c.expires_at <= ? order by c.id limit ? for update of c skip locked")
                .params(templateId, Timestamp.from(now), most)
                .query(CouponRows::read)
                .list();
    }

    void write(String couponId, CouponState state) {
        String partId = null;
        String paymentId = null;
        Long amountMinor = null;
        long returnedMinor = 0;
        switch (state) {
            case CouponState.Held held -> {
                partId = held.partId();
                paymentId = held.paymentId();
                amountMinor = held.amountMinor();
            }
            case CouponState.Used used -> {
                partId = used.partId();
                paymentId = used.paymentId();
                amountMinor = used.amountMinor();
                returnedMinor = used.returnedMinor();
            }
            case CouponState.Issued _, CouponState.Expired _ -> {}
        }
        jdbc.sql("""
                update coupon set state = :state, part_id = :part, payment_id = :payment, amount_minor = :amount, returned_minor = :returned
                where id = :id""")
                .param("id", couponId)
                .param("state", state.code())
                .param("part", partId)
                .param("payment", paymentId)
                .param("amount", amountMinor)
                .param("returned", returnedMinor)
                .update();
    }

    /** Notes at once of these coupons, which are locked, that their time is over. */
    void expire(List<String> couponIds) {
        jdbc.sql("update coupon set state = 'expired' where id = any(?) and state = 'issued'")
                .param(couponIds.toArray(String[]::new))
                .update();
    }

    private static Coupon read(ResultSet row, int number) throws SQLException {
        return new Coupon(
                row.getString("id"),
                row.getString("template_id"),
                row.getString("name"),
                row.getBoolean("by_merchant"),
                CouponTermsRows.read(row),
                row.getString("merchant_id"),
                row.getString("app_id"),
                row.getString("payer_id"),
                row.getString("issue_no"),
                state(row),
                row.getTimestamp("expires_at").toInstant(),
                row.getString("trace_id"),
                row.getTimestamp("created_at").toInstant());
    }

    private static CouponState state(ResultSet row) throws SQLException {
        String code = row.getString("state");
        if (code.equals("issued")) {
            return new CouponState.Issued();
        }
        if (code.equals("expired")) {
            return new CouponState.Expired();
        }
        String partId = row.getString("part_id");
        String paymentId = row.getString("payment_id");
        long amountMinor = row.getLong("amount_minor");
        return code.equals("held")
                ? new CouponState.Held(partId, paymentId, amountMinor)
                : new CouponState.Used(partId, paymentId, amountMinor, row.getLong("returned_minor"));
    }
}
