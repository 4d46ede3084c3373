package io.liushui.sandbox.orders;

import io.liushui.sandbox.store.Sql;
import java.sql.SQLException;
import java.util.List;

/** What the bank has made up its mind to do later, whether it is restarted meanwhile or not. */
final class Plans {

    enum Action {
        SUBMIT,
        CHARGE,
        DECLINE,
        REFUND
    }

    record Plan(long sequence, Action action, String number, String body) {}

    private Plans() {}

    static void add(Sql sql, long dueAt, Action action, String number, String body) throws SQLException {
        sql.update(
                "insert into plan (due_at, action, order_no, body) values (?, ?, ?, ?)",
                dueAt,
                action.name(),
                number,
                body);
    }

    static List<Plan> takeDue(Sql sql, long now) throws SQLException {
        List<Plan> due = sql.list(
                "select * from plan where due_at <= ? order by due_at, sequence limit 100",
                row -> new Plan(
                        row.getLong("sequence"),
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
