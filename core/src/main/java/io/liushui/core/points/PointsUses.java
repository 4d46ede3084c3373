package io.liushui.core.points;

import io.liushui.core.ids.Ids;
import io.liushui.core.money.Money;
import java.sql.Timestamp;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Table {@code points_use}: which lots an order, or a part of a payment, used, and what of them went back. Whoever uses points holds the lock of their
 * account, whoever gives them back that of the order or payment.
 */
@Component
class PointsUses {
    private final JdbcClient jdbc;
    private final PointsLots lots;

    PointsUses(JdbcClient jdbc, PointsLots lots) {
        this.jdbc = jdbc;
        this.lots = lots;
    }

    private record Used(long points, long valueMinor) {}

    /**
     * @param valueMinor what the merchant gave for them
     * @param appId the app that issued the last of them
     * @param expiresAt the latest expiry of their lots
     */
    record Returned(long points, long valueMinor, String appId, Instant expiresAt) {}

    /**
     * Uses points of lots that have not expired, those that expire first first.
     *
     * @param orderNo of an order, or id of a part of a payment
     * @return what the merchant gave for them, in minor units
     * @throws IllegalStateException when the lots have fewer
     */
    long use(String orderNo, String pointsAccountId, long points, Instant now) {
        Used used = taken(orderNo, pointsAccountId, points, now);
        if (used.points() != points) {
            throw new IllegalStateException(
                    pointsAccountId + " has lots of " + used.points() + " points, and its account gave " + points);
        }
        return used.valueMinor();
    }

    /** What the merchant gave for what this order used, in minor units. */
    long valueOf(String orderNo) {
        return jdbc.sql("select coalesce(sum(value_minor), 0) from points_use where order_no = ?")
                .param(orderNo)
                .query(Long.class)
                .single();
    }

    /**
     * Nothing of it was used after all: all goes back to where it came from. What came from a lot that was booked off in the meantime becomes a lot of
     * its own, which expired as that one did, and is booked off like any.
     */
    void undo(String orderNo, Instant now) {
        jdbc.sql("""
                        with undone as (
                            update points_use set returned_points = points, returned_value_minor = value_minor
                            where order_no = :order and returned_points = 0 returning lot_id, points, value_minor),
                        restored as (
                            update points_lot l set points_left = l.points_left + u.points, value_left_minor = l.value_left_minor + u.value_minor
                            from undone u where l.id = u.lot_id and l.expired_at is null)
                        select l.points_account_id, l.app_id, u.points, u.value_minor, l.currency, l.expires_at
                        from undone u join points_lot l on l.id = u.lot_id where l.expired_at is not null""")
                .param("order", orderNo)
                .query((row, number) -> new PointsLot(
                        Ids.next("lot", now),
                        row.getString("points_account_id"),
                        row.getString("app_id"),
                        null,
                        row.getLong("points"),
                        row.getLong("points"),
                        new Money(row.getLong("value_minor"), row.getString("currency")),
                        row.getLong("value_minor"),
                        row.getTimestamp("expires_at").toInstant(),
                        now))
                .list()
                .forEach(lot -> lots.insert(lot, "returned"));
    }

    private Used taken(String orderNo, String pointsAccountId, long points, Instant now) {
        return jdbc.sql("""
                        with open as (
                            select id, points_left, value_left_minor, sum(points_left) over (order by expires_at, id) - points_left as before
                            from points_lot where points_account_id = :account and points_left > 0 and expires_at > :now),
                        part as (
                            select id, points_left, value_left_minor, least(points_left, :points - before)::bigint as points from open where before < :points),
                        priced as (select id, points, floor(value_left_minor::numeric * points / points_left)::bigint as value from part),
                        taken as (
                            update points_lot l set points_left = l.points_left - p.points, value_left_minor = l.value_left_minor - p.value
                            from priced p where l.id = p.id),
                        kept as (
                            insert into points_use (order_no, lot_id, points, value_minor) select :order, id, points, value from priced)
                        select coalesce(sum(points), 0) as points, coalesce(sum(value), 0) as value from priced""")
                .param("order", orderNo)
                .param("account", pointsAccountId)
                .param("points", points)
                .param("now", Timestamp.from(now))
                .query((row, number) -> new Used(row.getLong("points"), row.getLong("value")))
                .single();
    }

    /** Takes back what was used, that of the lots that expired last first; points 0 when there was nothing to take. */
    Returned giveBack(String orderNo, long points) {
        return jdbc.sql("""
                        with used as (
                            select u.lot_id, u.points - u.returned_points as points_left, u.value_minor - u.returned_value_minor as value_left, l.expires_at, l.app_id,
                                   sum(u.points - u.returned_points) over (order by l.expires_at desc, l.id desc) - (u.points - u.returned_points) as before
                            from points_use u join points_lot l on l.id = u.lot_id where u.order_no = :order and u.returned_points < u.points),
                        part as (select *, least(points_left, :points - before)::bigint as points from used where before < :points),
                        priced as (select *, floor(value_left::numeric * points / points_left)::bigint as value from part),
                        counted as (
                            update points_use u set returned_points = u.returned_points + p.points, returned_value_minor = u.returned_value_minor + p.value
                            from priced p where u.order_no = :order and u.lot_id = p.lot_id)
                        select coalesce(sum(points), 0) as points, coalesce(sum(value), 0) as value, max(expires_at) as expires_at, max(app_id) as app_id from priced""")
                .param("order", orderNo)
                .param("points", points)
                .query((row, number) -> new Returned(
                        row.getLong("points"),
                        row.getLong("value"),
                        row.getString("app_id"),
                        row.getTimestamp("expires_at") == null
                                ? null
                                : row.getTimestamp("expires_at").toInstant()))
                .single();
    }
}
