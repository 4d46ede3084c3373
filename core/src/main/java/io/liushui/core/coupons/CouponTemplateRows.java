package io.liushui.core.coupons;

import io.liushui.core.paging.Key;
import io.liushui.core.paging.Slice;
import io.liushui.core.paging.SlicedSelect;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Table {@code coupon_template}. A merchant id of null stands for the platform. */
@Component
class CouponTemplateRows {
    private static final String COLUMNS = """
            select t.id, t.merchant_id, t.name, t.issued_count, t.held_count, t.used_count, t.expired_count, t.reserved_minor, t.spent_minor,
                t.created_at, t.ended_at,
            """ + CouponTermsRows.COLUMNS;
    private static final String SELECT = COLUMNS + " from coupon_template t where ";
    private static final Key<String> KEY = Key.text("t.id");

    private final JdbcClient jdbc;

    CouponTemplateRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(CouponTemplate template) {
        CouponTerms terms = template.terms();
        CouponBenefit benefit = terms.benefit();
        jdbc.sql("""
                insert into coupon_template (id, merchant_id, name, kind, amount_off_minor, rate_off_bp, cap_minor, face_minor, least_order_minor,
                    currency, valid_from, valid_until, valid_days, issue_limit, payer_limit, budget_minor, methods, on_refund, state, created_at)
                values (:id, :merchant, :name, :kind, :off, :rate, :cap, :face, :least, :currency, :from, :until, :days, :number, :each, :budget,
                    :methods, :refund, 'active', :now)""")
                .param("id", template.id())
                .param("merchant", template.merchantId())
                .param("name", template.name())
                .param("kind", benefit.code())
                .param("off", benefit instanceof CouponBenefit.Cash cash ? cash.amountOffMinor() : null)
                .param(
                        "rate",
                        benefit instanceof CouponBenefit.Discount discount ? discount.rateOffBasisPoints() : null)
                .param("cap", benefit instanceof CouponBenefit.Discount discount ? discount.capMinor() : null)
                .param("face", benefit instanceof CouponBenefit.Voucher voucher ? voucher.faceMinor() : null)
                .param("least", benefit.leastOrderMinor())
                .param("currency", terms.currency())
                .param("from", Timestamp.from(terms.validFrom()))
                .param("until", Timestamp.from(terms.validUntil()))
                .param("days", terms.validDays())
                .param("number", terms.issueLimit())
                .param("each", terms.payerLimit())
                .param("budget", terms.budgetMinor())
                .param("methods", terms.methods().toArray(String[]::new))
                .param("refund", terms.onRefund().code())
                .param("now", Timestamp.from(template.createdAt()))
                .update();
    }

    Optional<CouponTemplate> find(String merchantId, String templateId) {
        return one(merchantId, templateId, "");
    }

    /** From now on nobody else issues of it or changes what it counts, until the transaction ends. Waits longer for its turn than a request usually does. */
    Optional<CouponTemplate> lock(String merchantId, String templateId) {
        jdbc.sql("set local lock_timeout = '10s'").update();
        return one(merchantId, templateId, " for no key update");
    }

    /** The same of those of coupons, always in one order. */
    void lockOf(Collection<String> couponIds) {
        jdbc.sql("""
                        select id from coupon_template where id in (select template_id from coupon where id in (:coupons))
                        order by id for no key update""").param("coupons", couponIds).query(String.class).list();
    }

    /** The same of this one. */
    void lock(String templateId) {
        jdbc.sql("select id from coupon_template where id = ? for no key update")
                .param(templateId)
                .query(String.class)
                .single();
    }

    List<CouponTemplate> list(String merchantId, Slice<String> slice) {
        return SlicedSelect.by(KEY, jdbc, SELECT + "t.merchant_id is not distinct from :merchant::text")
                .param("merchant", merchantId)
                .rows(slice, CouponTemplateRows::read);
    }

    /** Unless it ended before. */
    void end(String templateId, Instant now) {
        jdbc.sql("update coupon_template set state = 'ended', ended_at = ? where id = ? and state = 'active'")
                .params(Timestamp.from(now), templateId)
                .update();
    }

    /** Counts the change. False, and nothing is changed, when it would be more coupons than may be issued, or more than the budget. */
    boolean count(String templateId, CouponSums change) {
        return jdbc.sql("""
                        update coupon_template set issued_count = issued_count + :issued, held_count = held_count + :held,
                            used_count = used_count + :used, expired_count = expired_count + :expired,
                            reserved_minor = reserved_minor + :reserved, spent_minor = spent_minor + :spent
                        where id = :id and issued_count + :issued <= issue_limit
                          and reserved_minor + :reserved + spent_minor + :spent <= budget_minor""")
                        .param("id", templateId)
                        .param("issued", change.issued())
                        .param("held", change.held())
                        .param("used", change.used())
                        .param("expired", change.expired())
                        .param("reserved", change.reservedMinor())
                        .param("spent", change.spentMinor())
                        .update()
                > 0;
    }

    private Optional<CouponTemplate> one(String merchantId, String templateId, String locking) {
        return jdbc.sql(SELECT + "t.id = :id and t.merchant_id is not distinct from :merchant::text" + locking)
                .param("id", templateId)
                .param("merchant", merchantId)
                .query(CouponTemplateRows::read)
                .optional();
    }

    private static CouponTemplate read(ResultSet row, int number) throws SQLException {
        Timestamp ended = row.getTimestamp("ended_at");
        return new CouponTemplate(
                row.getString("id"),
                row.getString("merchant_id"),
                row.getString("name"),
                CouponTermsRows.read(row),
                new CouponSums(
                        row.getInt("issued_count"),
                        row.getInt("held_count"),
                        row.getInt("used_count"),
                        row.getInt("expired_count"),
                        row.getLong("reserved_minor"),
                        row.getLong("spent_minor")),
                row.getTimestamp("created_at").toInstant(),
                ended == null ? null : ended.toInstant());
    }
}
