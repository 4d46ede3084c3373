package io.liushui.core.payments;

import io.liushui.core.ids.Ids;
import io.liushui.core.money.Money;
import io.liushui.core.monthlycaps.CappedPayment;
import io.liushui.core.monthlycaps.MonthlyCaps;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Table {@code payment_attempt}. */
@Component
class AttemptStore {
    private static final String COLUMNS =
            "id, payment_id, number, channel_id, method, channel_order_no, amount_minor, currency, state, channel_ref, reason_code, first_sent_at, sent_at";

    private final MonthlyCaps caps;
    private final JdbcClient jdbc;
    private final Clock clock;

    AttemptStore(MonthlyCaps caps, JdbcClient jdbc, Clock clock) {
        this.caps = caps;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @throws IllegalArgumentException when there is no such attempt */
    Attempt get(String attemptId) {
        return jdbc.sql("select " + COLUMNS + " from payment_attempt where id = ?")
                .param(attemptId)
                .query(AttemptStore::read)
                .optional()
                .orElseThrow(() -> new IllegalArgumentException("no attempt " + attemptId));
    }

    Optional<Attempt> byOrderNo(String channelId, String orderNo) {
        return jdbc.sql("select " + COLUMNS + " from payment_attempt where channel_id = ? and channel_order_no = ?")
                .params(channelId, orderNo)
                .query(AttemptStore::read)
                .optional();
    }

    /** In the order in which they were made. */
    List<Attempt> of(String paymentId) {
        return jdbc.sql("select " + COLUMNS + " from payment_attempt where payment_id = ? order by number")
                .param(paymentId)
                .query(AttemptStore::read)
                .list();
    }

    /** Empty when it would break the channel's monthly cap; else it is made, and counts. */
    Optional<Attempt> create(Payment payment, int number, String channelId) {
        Instant now = clock.instant();
        Attempt attempt = new Attempt(
                Ids.next("att", now),
                payment.id(),
                number,
                channelId,
                payment.method(),
                Ids.body(now),
                payment.channelAmount(),
                Attempt.State.CREATED,
                null,
                null,
                null,
                null);
        CappedPayment counted = new CappedPayment(
                attempt.id(), channelId, attempt.method(), payment.payer().phone(), attempt.amount());
        if (!caps.claim(counted)) {
            return Optional.empty();
        }
        jdbc.sql("""
                insert into payment_attempt (id, payment_id, number, channel_id, method, channel_order_no, amount_minor, currency, state, created_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, 'created', ?)""")
                .params(
                        attempt.id(),
                        payment.id(),
                        number,
                        channelId,
                        payment.method(),
                        attempt.orderNo(),
                        attempt.amount().amountMinor(),
                        attempt.amount().currency(),
                        Timestamp.from(now))
                .update();
        return Optional.of(attempt);
    }

    /** Claims the right to send, once: empty when the attempt was sent before or may not be sent any more. Locks the payment first; commits by itself. */
    Optional<Attempt> claimForSending(String attemptId) {
        Timestamp now = Timestamp.from(clock.instant());
        return jdbc.sql("""
                        with held as (
                            select id as held_id from payment where id = (select payment_id from payment_attempt where id = :id) for update)
                        update payment_attempt set state = 'sent', sent_at = :now, first_sent_at = coalesce(first_sent_at, :now),
                            version = version + 1
                        from held where payment_id = held_id and id = :id and state = 'created' returning\s""" + COLUMNS)
                .param("id", attemptId)
                .param("now", now)
                .query(AttemptStore::read)
                .optional();
    }

    /**
     * Under the payment's lock.
     *
     * @throws OptimisticLockingFailureException when the attempt is no longer as it was read: the transaction has to be rolled back and done again
     */
    void move(Attempt attempt, Attempt.State next, String channelRef, String reasonCode) {
        boolean finished = switch (next) {
            case CREATED, SENT, PENDING, UNKNOWN -> false;
            case SUCCEEDED, DECLINED, NEXT_ROUTE, CLOSED -> true;
        };
        int moved = jdbc.sql("""
                        update payment_attempt set state = ?, channel_ref = coalesce(?, channel_ref), reason_code = ?, finished_at = ?,
                            version = version + 1
                        where id = ? and state = ?""")
                .params(
                        next.code(),
                        channelRef,
                        reasonCode,
                        finished ? Timestamp.from(clock.instant()) : null,
                        attempt.id(),
                        attempt.state().code())
                .update();
        if (moved != 1) {
            throw new OptimisticLockingFailureException("attempt " + attempt.id() + " is no longer "
                    + attempt.state().code());
        }
        if (finished) {
            caps.ended(attempt.id(), next == Attempt.State.SUCCEEDED);
        }
    }

    /** @param lastAt when the channel last sent a code */
    record CodeSends(int count, Instant lastAt) {}

    CodeSends codeSends(Attempt attempt) {
        return jdbc.sql(
                        "select code_sends, coalesce(code_sent_at, sent_at) as last_at from payment_attempt where id = ?")
                .param(attempt.id())
                .query((row, number) -> new CodeSends(
                        row.getInt("code_sends"), row.getTimestamp("last_at").toInstant()))
                .single();
    }

    /** Counts one more, once: of two pages that ask at the same time one is refused. */
    boolean codeSentAgain(Attempt attempt, int sendsBefore) {
        return jdbc.sql(
                                "update payment_attempt set code_sends = code_sends + 1, code_sent_at = ? where id = ? and code_sends = ?")
                        .params(Timestamp.from(clock.instant()), attempt.id(), sendsBefore)
                        .update()
                == 1;
    }

    private static Attempt read(ResultSet row, int number) throws SQLException {
        return new Attempt(
                row.getString("id"),
                row.getString("payment_id"),
                row.getInt("number"),
                row.getString("channel_id"),
                row.getString("method"),
                row.getString("channel_order_no"),
                new Money(row.getLong("amount_minor"), row.getString("currency")),
                Attempt.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getString("channel_ref"),
                row.getString("reason_code"),
                PaymentRows.instant(row, "first_sent_at"),
                PaymentRows.instant(row, "sent_at"));
    }
}
