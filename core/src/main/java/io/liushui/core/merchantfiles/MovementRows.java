package io.liushui.core.merchantfiles;

import io.liushui.core.channels.ChannelGateway;
import io.liushui.spi.Product;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads movements in the order of their time, a bounded number at once. Only what never changes is read. */
@Component
class MovementRows {
    private static final int PAGE = 1_000;
    private static final String FILED = "reconciliation_entry m where m.app_id = :app and m.day = :day";
    private static final String NOT_FILED = """
            merchant_movement m where m.app_id = :app and m.final_at >= :from::timestamptz and m.final_at < :until::timestamptz
              and not exists (select from reconciliation_entry e where e.entry_id = m.entry_id)""";
    private static final String SELECT = """
            with m as (
                select m.entry_id, m.kind, m.subject, m.final_at from %1$s
                and (m.final_at, m.entry_id) > (:after_time::timestamptz, :after_entry) order by m.final_at %2$s, m.entry_id %2$s limit :limit),
            told as (
                select m.*, p.id as payment_id, p.merchant_order_no, t.method, p.parts_minor,
                    case when r.id is not null then r.merchant_refund_no
                        else coalesce(c.merchant_capture_no, o.merchant_payout_no, p.merchant_order_no) end as merchant_no,
                    coalesce(r.channel_id, x.channel_id, t.channel_id) as channel_id,
                    coalesce(r.currency, c.currency, o.currency, l.currency, p.currency) as currency,
                    coalesce(r.amount_minor, c.amount_minor, o.amount_minor, p.amount_minor) as amount_minor,
                    coalesce(r.created_at, c.created_at, o.created_at, l.created_at, p.created_at) as created_at,
                    case when r.id is not null then r.reason when o.id is not null then o.purpose else p.subject end as description,
                    r.id as refund_id,
                    case m.kind when 'payout' then 'payout:' || m.subject when 'payout_return' then 'payout_returned:' || m.subject
                        else j.reference end as flow
                from m join journal_entry j on j.id = m.entry_id
                left join refund r on m.kind in ('refund', 'void') and r.id = m.subject
                left join capture c on m.kind in ('capture', 'capture_void') and c.id = m.subject
                left join payout o on m.kind in ('payout', 'payout_return', 'withdrawal', 'withdrawal_return') and o.id = m.subject
                left join points_lot l on m.kind in ('points_issue', 'points_expiry') and l.id = m.subject
                left join channel_operation x on x.id = o.operation_id
                left join payment p on p.id = coalesce(r.payment_id, c.payment_id,
                    case when m.kind in ('payment', 'top_up', 'credit_repayment') then m.subject end)
                left join payment_attempt t on t.payment_id = p.id and t.state = 'succeeded')
            select told.*, coalesce(f.amount_minor, 0) as balance_change, q.wallet, q.points, q.coupons
            from told
            left join account a on a.kind = 'merchant' and a.currency = told.currency and a.owner = (select merchant_id from app where id = :app)
            left join account_flow f on f.account_id = a.id and f.reference = told.flow
            left join lateral (
                select sum(v.minor) filter (where v.kind = 'wallet_balance') as wallet, sum(v.minor) filter (where v.kind = 'points') as points,
                    sum(v.minor) filter (where v.kind = 'coupon') as coupons
                from (select n.kind, case when told.refund_id is null then n.amount_minor else b.amount_minor end as minor
                      from payment_part n left join payment_part_return b on b.part_id = n.id and b.refund_id = told.refund_id
                      where told.parts_minor > 0 and n.payment_id = told.payment_id) v) q on true
            order by told.final_at, told.entry_id""";

    private final JdbcClient jdbc;
    private final ChannelGateway channels;

    MovementRows(JdbcClient jdbc, ChannelGateway channels) {
        this.jdbc = jdbc;
        this.channels = channels;
    }

    /** Those of the app's file. */
    void filed(String appId, LocalDate day, Consumer<Movement> row) {
        Instant time = Instant.EPOCH;
        long entry = 0;
        List<Numbered> page;
        do {
            page = jdbc.sql(SELECT.formatted(FILED, "asc"))
                    .param("app", appId)
                    .param("day", day)
                    .param("after_time", time.toString())
                    .param("after_entry", entry)
                    .param("limit", PAGE)
                    .query(this::numbered)
                    .list();
            for (Numbered numbered : page) {
                row.accept(numbered.row());
                time = numbered.row().finalAt();
                entry = numbered.entry();
            }
        } while (page.size() == PAGE);
    }

    /** The app's last ones of this time, at most {@code limit}, that are in no file yet. */
    List<Movement> notFiled(String appId, Instant from, Instant until, int limit) {
        return jdbc
                .sql(SELECT.formatted(NOT_FILED, "desc"))
                .param("app", appId)
                .param("from", from.toString())
                .param("until", until.toString())
                .param("after_time", Instant.EPOCH.toString())
                .param("after_entry", 0L)
                .param("limit", limit)
                .query(this::numbered)
                .list()
                .stream()
                .map(Numbered::row)
                .toList();
    }

    private Numbered numbered(ResultSet row, int number) throws SQLException {
        MovementKind kind = MovementKind.of(row.getString("kind"));
        long change = row.getLong("balance_change");
        long amount = row.getLong("amount_minor");
        boolean isTheChange = row.wasNull();
        String method = row.getString("method");
        String paymentId = row.getString("payment_id");
        return new Numbered(
                row.getLong("entry_id"),
                new Movement(
                        row.getString("subject"),
                        kind,
                        row.getString("merchant_no"),
                        paymentId == null ? null : new Movement.Order(paymentId, row.getString("merchant_order_no")),
                        product(kind, method),
                        method,
                        row.getString("channel_id"),
                        row.getString("currency"),
                        isTheChange ? Math.abs(change) : amount,
                        change,
                        new Movement.Parts(minor(row, "wallet"), minor(row, "points"), minor(row, "coupons")),
                        row.getString("description"),
                        instant(row, "created_at"),
                        instant(row, "final_at")));
    }

    private String product(MovementKind kind, String method) {
        return switch (kind) {
            case PAYMENT, TOP_UP, CREDIT_REPAYMENT, REFUND, VOID, CAPTURE, CAPTURE_VOID ->
                channels.product(method).map(Product::code).orElse(null);
            case PAYOUT, PAYOUT_RETURN, WITHDRAWAL, WITHDRAWAL_RETURN -> Product.PAYOUT.code();
            case POINTS_ISSUE, POINTS_EXPIRY -> null;
        };
    }

    private static Long minor(ResultSet row, String column) throws SQLException {
        long minor = row.getLong(column);
        return row.wasNull() ? null : minor;
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp time = row.getTimestamp(column);
        return time.toInstant();
    }

    private record Numbered(long entry, Movement row) {}
}
