package io.liushui.core.stepup;

import io.liushui.core.ids.Ids;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of step-ups, one per payment. */
@Component
class StepUpStore {
    static final int TRIES = 5;

    private final JdbcClient jdbc;
    private final Clock clock;

    StepUpStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    enum State {
        SENT,
        VERIFIED,
        FAILED
    }

    /**
     * @param codeHash null when it is proved by the payment password
     * @param sends how often a code was sent, the first included
     */
    record StepUp(String id, byte[] codeHash, int triesLeft, int sends, State state, Instant sentAt) {}

    /** Locked until the transaction ends, so that parallel guesses are counted one by one. */
    Optional<StepUp> lock(String paymentId) {
        return jdbc.sql("""
                        select id, code_hash, tries_left, sends, state, sent_at from step_up
                        where payment_id = ? for update""").param(paymentId).query(StepUpStore::read).optional();
    }

    String insert(String paymentId, byte[] codeHash) {
        Instant now = clock.instant();
        String id = Ids.next("stp", now);
        jdbc.sql("""
                insert into step_up (id, payment_id, code_hash, tries_left, sends, state, sent_at)
                values (?, ?, ?, ?, 1, 'sent', ?)""")
                .params(id, paymentId, codeHash, TRIES, Timestamp.from(now))
                .update();
        return id;
    }

    /** A step-up by the payment password, whose tries are counted with the password. */
    String insertPassword(String paymentId) {
        Instant now = clock.instant();
        String id = Ids.next("stp", now);
        jdbc.sql("""
                insert into step_up (id, payment_id, kind, tries_left, sends, state, sent_at) values (?, ?, 'password', 0, 0, 'sent', ?)""").params(id, paymentId, Timestamp.from(now)).update();
        return id;
    }

    /** The code before is void. */
    void newCode(String id, byte[] codeHash, int sends) {
        jdbc.sql("update step_up set code_hash = ?, sends = ?, sent_at = ? where id = ?")
                .params(codeHash, sends, Timestamp.from(clock.instant()), id)
                .update();
    }

    void wrong(String id, int triesLeft) {
        jdbc.sql("update step_up set tries_left = ? where id = ?")
                .params(triesLeft, id)
                .update();
    }

    void finish(String id, State state) {
        jdbc.sql("update step_up set state = ?, finished_at = ? where id = ?")
                .params(state.name().toLowerCase(Locale.ROOT), Timestamp.from(clock.instant()), id)
                .update();
    }

    private static StepUp read(ResultSet row, int number) throws SQLException {
        return new StepUp(
                row.getString("id"),
                row.getBytes("code_hash"),
                row.getInt("tries_left"),
                row.getInt("sends"),
                State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getTimestamp("sent_at").toInstant());
    }
}
