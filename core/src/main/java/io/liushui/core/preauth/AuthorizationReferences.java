package io.liushui.core.preauth;

import io.liushui.spi.OrderReference;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Authorisations as their channels know them. */
@Component
class AuthorizationReferences {
    private final JdbcClient jdbc;

    AuthorizationReferences(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param subject what the payer bought */
    record Known(OrderReference order, String subject) {}

    /** @throws org.springframework.dao.EmptyResultDataAccessException when there is no such attempt */
    Known ofAttempt(String attemptId) {
        return jdbc.sql("""
                        select a.channel_order_no, a.method, a.channel_ref, a.amount_minor, a.currency, a.first_sent_at, p.expires_at, p.trace_id, p.subject
                        from payment_attempt a join payment p on p.id = a.payment_id where a.id = ?""")
                .param(attemptId)
                .query((row, number) -> new Known(
                        new OrderReference(
                                row.getString("channel_order_no"),
                                row.getString("method"),
                                row.getString("channel_ref"),
                                row.getLong("amount_minor"),
                                row.getString("currency"),
                                PreauthStore.instant(row, "first_sent_at"),
                                PreauthStore.instant(row, "expires_at"),
                                row.getString("trace_id")),
                        row.getString("subject")))
                .single();
    }
}
