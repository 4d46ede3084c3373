package io.liushui.core.payments;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Locks and changes payment rows. Whoever locks a payment and its attempt locks the payment first. */
@Component
class PaymentStore {
    private final JdbcClient jdbc;
    private final Clock clock;

    PaymentStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @throws IllegalArgumentException when there is no such payment */
    @Transactional(propagation = Propagation.MANDATORY)
    public Payment lock(String paymentId) {
        return jdbc.sql("select " + PaymentRows.COLUMNS + " from payment where id = ? for update")
                .param(paymentId)
                .query(PaymentRows::read)
                .optional()
                .orElseThrow(() -> new IllegalArgumentException("no payment " + paymentId));
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Payment> lockByToken(String token) {
        return jdbc.sql("select " + PaymentRows.COLUMNS + " from payment where cashier_token = ? for update")
                .param(token)
                .query(PaymentRows::read)
                .optional();
    }

    /** Moves a locked payment; answers it as it is then. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Payment apply(Payment payment, PaymentLifecycle.Command command, NextAction action) {
        PaymentState next = PaymentLifecycle.next(payment.state(), command);
        NextAction kept = next instanceof PaymentState.RequiresAction ? action : null;
        Instant now = clock.instant();
        Payment moved = payment.with(next, kept, now);
        jdbc.sql("""
                update payment set state = ?, reason_code = ?, action = ?::jsonb, finished_at = ?, version = version + 1 where id = ?""")
                .params(
                        next.code(),
                        next.reason(),
                        PaymentRows.actionJson(kept),
                        next.terminal() ? Timestamp.from(now) : null,
                        payment.id())
                .update();
        return moved;
    }
}
