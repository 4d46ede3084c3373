package io.liushui.sandbox.books;

import io.liushui.sandbox.store.Sql;
import java.sql.SQLException;

/** What the client keeps at the bank to pay out from, by currency. What is collected settles elsewhere. */
public final class Positions {

    static final String INSUFFICIENT = "position_insufficient";

    /** In minor units of each currency, until the first movement or {@link #set}. */
    public static final long OPENING = 1_000_000_000_000_000L;

    private final Desk desk;

    Positions(Desk desk) {
        this.desk = desk;
    }

    /** @param pending what is held for payouts that are under way; both in minor units */
    public record Balance(String currency, long available, long pending) {}

    public Balance balance(String currency) {
        return desk.store()
                .read(sql -> new Balance(
                        currency, available(sql, currency), PayoutTable.pending(sql, desk.channel(), currency)));
    }

    /** @param available in minor units, at least 0 */
    public void set(String currency, long available) {
        NewOrder.require(available >= 0 && available <= OPENING, "amount_out_of_range", "available");
        desk.store().write(sql -> {
            set(sql, currency, available);
            return null;
        });
    }

    long available(Sql sql, String currency) throws SQLException {
        return sql.one(
                        "select available from position where channel = ? and currency = ?",
                        row -> row.getLong("available"),
                        desk.channel(),
                        currency)
                .orElse(OPENING);
    }

    /** @param change negative for what leaves; the database refuses a position below 0 */
    void change(Sql sql, String currency, long change) throws SQLException {
        set(sql, currency, available(sql, currency) + change);
    }

    private void set(Sql sql, String currency, long available) throws SQLException {
        sql.update(
                "insert or replace into position (channel, currency, available) values (?, ?, ?)",
                desk.channel(),
                currency,
                available);
    }
}
