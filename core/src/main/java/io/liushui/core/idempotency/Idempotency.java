package io.liushui.core.idempotency;

import java.security.MessageDigest;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The kept answers. */
@Component
public class Idempotency {
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Idempotency(JdbcClient jdbc, TransactionTemplate transaction, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * The saved answer of a finished request with this key.
     *
     * @throws KeyReused when it was another request
     */
    public Optional<SavedAnswer> replay(IdempotencyRequest request) {
        return jdbc.sql("select fingerprint, status, body from idempotency_record where app_id = ? and key = ?")
                .params(request.appId(), request.key())
                .query((row, number) -> {
                    if (!MessageDigest.isEqual(row.getBytes("fingerprint"), request.fingerprint())) {
                        throw new KeyReused(request.key());
                    }
                    return new SavedAnswer(row.getInt("status"), row.getString("body"), true);
                })
                .optional();
    }

    /**
     * Runs the action in one transaction with the record of its answer, or replays. A second caller waits for the first up to two seconds.
     *
     * @throws KeyReused when the key belongs to another request
     * @throws KeyInUse when the first caller does not end in time
     * @throws org.springframework.dao.CannotAcquireLockException when others hold what the action itself needs for too long: it may be repeated
     */
    public SavedAnswer once(IdempotencyRequest request, Supplier<SavedAnswer> action) {
        try {
            return transaction.execute(status -> {
                LockTimeout.afterTwoSeconds(jdbc);
                if (!claimed(request)) {
                    return replay(request).orElseThrow();
                }
                SavedAnswer answer = action.get();
                if (answer.status() >= 400) {
                    status.setRollbackOnly();
                    return answer;
                }
                jdbc.sql("update idempotency_record set status = ?, body = ? where app_id = ? and key = ?")
                        .params(answer.status(), answer.body(), request.appId(), request.key())
                        .update();
                return answer;
            });
        } catch (DataAccessException failure) {
            throw LockTimeout.asTransient(failure);
        }
    }

    /** Waits for whoever else has the key; nothing else is waited for here. */
    private boolean claimed(IdempotencyRequest request) {
        try {
            return jdbc.sql("""
                            insert into idempotency_record (app_id, key, fingerprint, status, body, created_at)
                            values (?, ?, ?, 0, '', ?) on conflict do nothing""")
                            .params(
                                    request.appId(),
                                    request.key(),
                                    request.fingerprint(),
                                    Timestamp.from(clock.instant()))
                            .update()
                    == 1;
        } catch (DataAccessException failure) {
            if (LockTimeout.caused(failure)) {
                throw new KeyInUse(request.key(), failure);
            }
            throw failure;
        }
    }

    /**
     * Keeps the answer of a request whose action could not be part of a transaction and has no second effect when it is repeated.
     *
     * @return the answer that counts: an earlier one of the same key, if there is one
     * @throws KeyReused when the key belongs to another request
     */
    public SavedAnswer keep(IdempotencyRequest request, SavedAnswer answer) {
        int kept = jdbc.sql("""
                        insert into idempotency_record (app_id, key, fingerprint, status, body, created_at)
                        values (?, ?, ?, ?, ?, ?) on conflict do nothing""")
                .params(
                        request.appId(),
                        request.key(),
                        request.fingerprint(),
                        answer.status(),
                        answer.body(),
                        Timestamp.from(clock.instant()))
                .update();
        return kept > 0 ? answer : replay(request).orElse(answer);
    }

    /** Says more in the saved answer of an accepted request, unless somebody did before. */
    public void complete(IdempotencyRequest request, SavedAnswer saved, String fullerBody) {
        jdbc.sql("update idempotency_record set body = ? where app_id = ? and key = ? and body = ?")
                .params(fullerBody, request.appId(), request.key(), saved.body())
                .update();
    }

    /** Forgets up to {@code most} records made before, and says how many. */
    public int forget(Instant before, int most) {
        return jdbc.sql("""
                        delete from idempotency_record where ctid in (
                            select ctid from idempotency_record where created_at < ? order by created_at limit ?)""").params(Timestamp.from(before), most).update();
    }
}
