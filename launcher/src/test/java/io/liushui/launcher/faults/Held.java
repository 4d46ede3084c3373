package io.liushui.launcher.faults;

import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/** A lock in the database that a test holds against the application. */
final class Held implements AutoCloseable {
    private final Books books;
    private final Connection connection;
    private final long process;

    private Held(Books books, String lock, Object... parameters) throws SQLException {
        this.books = books;
        this.connection = books.connect();
        connection.setAutoCommit(false);
        try (var statement = connection.prepareStatement(lock)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            statement.execute();
        }
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("select pg_backend_pid()")) {
            row.next();
            process = row.getLong(1);
        }
    }

    /** The payment as whoever settles it wants to have it. */
    static Held payment(Books books, String paymentId) throws SQLException {
        return new Held(books, "select id from payment where id = ? for no key update", paymentId);
    }

    /** All that is known of payments: not even read by others meanwhile. */
    static Held everyState(Books books) throws SQLException {
        return new Held(
                books,
                "lock table payment, payment_attempt, channel_notification, final_state in access exclusive mode");
    }

    /** The row with this value in its key, as whoever changes it wants to have it. */
    static Held row(Books books, String table, String key, String value) throws SQLException {
        return new Held(books, "select 1 from " + table + " where " + key + " = ? for no key update", value);
    }

    /** The table as it is: read by everybody, written by nobody. */
    static Held written(Books books, String table) throws SQLException {
        return new Held(books, "lock table " + table + " in share mode");
    }

    /** How many transactions wait for this one, or for one that waits. */
    long waiting() {
        return Long.parseLong(books.text("""
                with recursive waiting (pid) as (
                    select ?::integer
                    union
                    select a.pid from pg_stat_activity a join waiting w on w.pid = any (pg_blocking_pids(a.pid)))
                select count(*) - 1 from waiting""", process));
    }

    /** Returns when a transaction waits for this one. */
    void awaitSomebody() {
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> waiting() > 0);
    }

    /** The database died with it. */
    void lost() throws SQLException {
        connection.abort(Runnable::run);
    }

    /** Lets go. */
    @Override
    public void close() throws SQLException {
        connection.rollback();
        connection.close();
    }
}
