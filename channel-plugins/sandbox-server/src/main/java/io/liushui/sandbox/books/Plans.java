package io.liushui.sandbox.books;

import io.liushui.sandbox.store.Sql;
import java.sql.SQLException;
import java.util.List;

/** What the bank has made up its mind to do later, whether it is restarted meanwhile or not. */
final class Plans {

    enum Action {
        EXECUTE,
        CHARGE,
        DECLINE,
        REFUND,
        DECLINE_REFUND,
        AUTHORIZE,
        PAY_OUT,
        DECLINE_PAYOUT,
        RETURN_PAYOUT
    }

    record Plan(long sequence, String channel, Action action, String number, String body) {}

    private Plans() {}

    static void add(Sql sql, Desk desk, long delayMillis, Action action, String number, String body)
            throws SQLException {
        sql.update(
                "insert into plan (channel, due_at, action, order_no, body) values (?, ?, ?, ?, ?)",
                desk.channel(),
                desk.clock().millis() + delayMillis,
                action.name(),
                number,
                body);
    }

    static List<Plan> takeDue(Sql sql, long now) throws SQLException {
        List<Plan> due = sql.list(
                "select * from plan where due_at <= ? order by due_at, sequence limit 100",
                row -> new Plan(
                        row.getLong("sequence"),
                        row.getString("channel"),
                        Action.valueOf(row.getString("action")),
                        row.getString("order_no"),
                        row.getString("body")),
                now);
        for (Plan plan : due) {
            sql.update("delete from plan where sequence = ?", plan.sequence());
        }
        return due;
    }
}
