package io.liushui.launcher.faults;

import static org.awaitility.Awaitility.await;

import io.liushui.launcher.parts.PostgresPart;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Looks into the installation's database, past the application. */
final class Books {
    private final PostgresPart postgres;

    Books(PostgresPart postgres) {
        this.postgres = postgres;
    }

    JdbcClient jdbc() {
        return JdbcClient.create(source());
    }

    /** To be closed by who asked. */
    Connection connect() throws SQLException {
        return source().getConnection();
    }

    private DataSource source() {
        return new DriverManagerDataSource(postgres.jdbcUrl(), postgres.user(), postgres.password());
    }

    long count(String from, Object... parameters) {
        return jdbc().sql("select count(*) from " + from)
                .params(parameters)
                .query(Long.class)
                .single();
    }

    /** How often the payment's money was booked as captured. */
    long postings(String paymentId) {
        return count("journal_entry where reference = ?", "captured:" + paymentId);
    }

    /** How many of these payments are in this state; one question however many they are. */
    long countInState(Collection<String> paymentIds, String state) {
        return count("payment where id = any (?) and state = ?", paymentIds.toArray(String[]::new), state);
    }

    String traceId(String paymentId) {
        return text("select trace_id from payment where id = ?", paymentId);
    }

    /** The one value that this query finds. */
    String text(String sql, Object... parameters) {
        return jdbc().sql(sql).params(parameters).query(String.class).single();
    }

    /** The channel order number of the payment's attempt, once it is committed as sent. */
    String sentOrder(String paymentId) {
        return await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(50))
                .until(
                        () -> jdbc().sql(
                                        "select channel_order_no from payment_attempt where payment_id = ? and sent_at is not null")
                                .param(paymentId)
                                .query(String.class)
                                .list(),
                        orders -> orders.size() == 1)
                .getFirst();
    }

    /** Operations of the exchanges with the channel about this order that are over, in the order in which they ended. */
    List<String> exchanges(String orderNo) {
        return jdbc().sql("select operation from channel_exchange where reference = ? order by id")
                .param(orderNo)
                .query(String.class)
                .list();
    }

    /** How many calls of this operation about the order ended without an answer. */
    long unanswered(String orderNo, String operation) {
        return count(
                "channel_exchange where reference = ? and operation = ? and error is not null", orderNo, operation);
    }

    /** How often the channel was asked for the order when so much time had passed since it was last sent. */
    long askedAfter(String orderNo, Duration grace) {
        return count("""
                channel_exchange e join payment_attempt a on a.channel_order_no = e.reference
                where e.reference = ? and e.operation = 'query' and e.created_at > a.sent_at + ?::interval""", orderNo, grace.toString());
    }
}
