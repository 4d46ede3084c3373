package io.liushui.launcher.bench;

import io.liushui.launcher.parts.PartFailure;
import io.liushui.launcher.parts.PostgresPart;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the benchmark reads in the database. */
final class Books implements AutoCloseable {
    private final Connection connection;

    Books(PostgresPart postgres) {
        try {
            connection = DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), postgres.password());
        } catch (SQLException exception) {
            throw new PartFailure("The benchmark cannot read the database: " + exception.getMessage(), exception);
        }
    }

    /** When each of these payments came to its final state; those that have not are missing. */
    Map<String, Instant> finishedAt(Collection<String> payments) {
        String sql = "select id, finished_at from payment where id = any (?) and finished_at is not null";
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setArray(1, connection.createArrayOf("text", payments.toArray()));
            Map<String, Instant> times = new HashMap<>();
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    times.put(
                            rows.getString(1),
                            rows.getObject(2, OffsetDateTime.class).toInstant());
                }
            }
            return times;
        } catch (SQLException exception) {
            throw new PartFailure(exception.getMessage(), exception);
        }
    }

    /** States of those of these payments and refunds that have ended, by id. */
    Map<String, String> ended(Collection<String> ids) {
        String sql = """
                select id, state from payment where id = any (?) and finished_at is not null
                union all select id, state from refund where id = any (?) and finished_at is not null""";
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setArray(1, connection.createArrayOf("text", ids.toArray()));
            query.setArray(2, connection.createArrayOf("text", ids.toArray()));
            Map<String, String> states = new HashMap<>();
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    states.put(rows.getString(1), rows.getString(2));
                }
            }
            return states;
        } catch (SQLException exception) {
            throw new PartFailure(exception.getMessage(), exception);
        }
    }

    /**
     * From these moments to the final states, in milliseconds.
     *
     * @param begins by payment; those that are not final are left out
     */
    List<Double> millisToFinal(Map<String, Instant> begins) {
        return finishedAt(begins.keySet()).entrySet().stream()
                .map(entry -> Times.millisBetween(begins.get(entry.getKey()), entry.getValue()))
                .toList();
    }

    /** Attempts that were sent to this channel and have no outcome yet. */
    long waitingFor(String channelId) {
        String sql = "select count(*) from payment_attempt where channel_id = ? and state = 'sent'";
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, channelId);
            try (ResultSet rows = query.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        } catch (SQLException exception) {
            throw new PartFailure(exception.getMessage(), exception);
        }
    }

    long openPayments() {
        return number("select count(*) from payment where finished_at is null");
    }

    /** Webhooks that no merchant has taken yet. */
    long dueNotifications() {
        return number("select count(*) from notification where state = 'due'");
    }

    long outbox() {
        return number("select count(*) from outbox");
    }

    long bytes() {
        return number("select pg_database_size(current_database())");
    }

    private long number(String sql) {
        try (PreparedStatement query = connection.prepareStatement(sql);
                ResultSet rows = query.executeQuery()) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException exception) {
            throw new PartFailure(exception.getMessage(), exception);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException exception) {
            throw new PartFailure(exception.getMessage(), exception);
        }
    }
}
