package io.liushui.core.points;

import io.liushui.core.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Table {@code points_lot}. Whoever changes lots holds the lock of their account. */
@Component
class PointsLots {
    private static final String SELECT = """
            select id, points_account_id, app_id, merchant_issue_no, points, points_left, value_minor, value_left_minor, currency, expires_at, created_at
            from points_lot where\s""";

    private final JdbcClient jdbc;

    PointsLots(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param origin issued or returned */
    void insert(PointsLot lot, String origin) {
        jdbc.sql("""
                insert into points_lot (id, points_account_id, origin, app_id, merchant_issue_no, points, points_left, value_minor, value_left_minor, currency,
                    expires_at, created_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        lot.id(),
                        lot.pointsAccountId(),
                        origin,
                        lot.appId(),
                        lot.issueNo(),
                        lot.points(),
                        lot.pointsLeft(),
                        lot.value().amountMinor(),
                        lot.valueLeftMinor(),
                        lot.value().currency(),
                        Timestamp.from(lot.expiresAt()),
                        Timestamp.from(lot.createdAt()))
                .update();
    }

    /** What was issued under this number. */
    Optional<PointsLot> ofIssue(String appId, String issueNo) {
        return jdbc.sql(SELECT + "app_id = ? and merchant_issue_no = ?")
                .params(appId, issueNo)
                .query(PointsLots::read)
                .optional();
    }

    /** Lots of this account that have expired and are not booked off. */
    List<PointsLot> expired(String pointsAccountId, Instant now) {
        return jdbc.sql(SELECT
                        + "points_account_id = ? and points_left > 0 and expires_at <= ? order by expires_at, id")
                .params(pointsAccountId, Timestamp.from(now))
                .query(PointsLots::read)
                .list();
    }

    /** Accounts that have such lots. */
    List<String> accountsWithExpired(Instant now, int most) {
        return jdbc.sql("""
                        select points_account_id from points_lot where points_left > 0 and expires_at <= ?
                        group by points_account_id order by min(expires_at) limit ?""")
                .params(Timestamp.from(now), most)
                .query(String.class)
                .list();
    }

    /** The lot that expires next, if any points are left. */
    Optional<PointsLot> next(String pointsAccountId, Instant now) {
        return jdbc.sql(
                        SELECT
                                + "points_account_id = ? and points_left > 0 and expires_at > ? order by expires_at, id limit 1")
                .params(pointsAccountId, Timestamp.from(now))
                .query(PointsLots::read)
                .optional();
    }

    void bookOff(String lotId, Instant now) {
        jdbc.sql("update points_lot set points_left = 0, value_left_minor = 0, expired_at = ? where id = ?")
                .params(Timestamp.from(now), lotId)
                .update();
    }

    private static PointsLot read(ResultSet row, int number) throws SQLException {
        return new PointsLot(
                row.getString("id"),
                row.getString("points_account_id"),
                row.getString("app_id"),
                row.getString("merchant_issue_no"),
                row.getLong("points"),
                row.getLong("points_left"),
                new Money(row.getLong("value_minor"), row.getString("currency")),
                row.getLong("value_left_minor"),
                row.getTimestamp("expires_at").toInstant(),
                row.getTimestamp("created_at").toInstant());
    }
}
