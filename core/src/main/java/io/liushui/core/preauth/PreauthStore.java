package io.liushui.core.preauth;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Table {@code preauthorization}. Whoever changes an authorisation, its captures or its commands locks this row first. */
@Component
class PreauthStore {
    private static final String SELECT = """
            select h.payment_id, p.merchant_id, p.app_id, h.attempt_id, h.channel_id, p.currency, h.authorized_minor, h.allowance_minor,
                   h.captured_minor, h.capturing_minor, h.released_minor, h.several_captures, h.state, h.closing_command, h.driver_instance,
                   p.trace_id, h.authorized_at, h.valid_until, h.warned_at, h.ended_at, h.finished_at
            from preauthorization h join payment p on p.id = h.payment_id where\s""";

    private final JdbcClient jdbc;
    private final Clock clock;

    PreauthStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void insert(Preauthorization authorization) {
        Hold hold = authorization.hold();
        jdbc.sql("""
                insert into preauthorization (payment_id, attempt_id, channel_id, authorized_minor, allowance_minor, several_captures, state,
                                              authorized_at, valid_until)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        authorization.paymentId(),
                        authorization.attemptId(),
                        authorization.channelId(),
                        hold.authorizedMinor(),
                        hold.allowanceMinor(),
                        authorization.severalCaptures(),
                        authorization.state().code(),
                        Timestamp.from(authorization.authorizedAt()),
                        Timestamp.from(authorization.validUntil()))
                .update();
    }

    /** Empty when nothing was ever held. */
    Optional<Preauthorization> lock(String paymentId) {
        return jdbc.sql(SELECT + "h.payment_id = ? for no key update of h")
                .param(paymentId)
                .query(PreauthStore::read)
                .optional();
    }

    Optional<Preauthorization> find(String paymentId) {
        return jdbc.sql(SELECT + "h.payment_id = ?")
                .param(paymentId)
                .query(PreauthStore::read)
                .optional();
    }

    List<Preauthorization> all(Collection<String> paymentIds) {
        return jdbc.sql(SELECT + "h.payment_id = any (?)")
                .param(paymentIds.toArray(String[]::new))
                .query(PreauthStore::read)
                .list();
    }

    /**
     * Moves a locked authorisation.
     *
     * @param closingCommand the command that from now on lets the rest go, or null
     * @return as it is then
     */
    Preauthorization change(Preauthorization authorization, Hold hold, HoldState state, String closingCommand) {
        jdbc.sql("""
                update preauthorization set captured_minor = ?, capturing_minor = ?, released_minor = ?, state = ?, closing_command = ?,
                    ended_at = case when ? then null else coalesce(ended_at, ?) end, version = version + 1
                where payment_id = ?""")
                .params(
                        hold.capturedMinor(),
                        hold.capturingMinor(),
                        hold.releasedMinor(),
                        state.code(),
                        closingCommand,
                        state.holds(),
                        Timestamp.from(clock.instant()),
                        authorization.paymentId())
                .update();
        return find(authorization.paymentId()).orElseThrow();
    }

    void drivenBy(Preauthorization authorization, long instanceKey) {
        set("driver_instance", instanceKey, authorization);
    }

    Preauthorization warned(Preauthorization authorization) {
        set("warned_at", Timestamp.from(clock.instant()), authorization);
        return find(authorization.paymentId()).orElseThrow();
    }

    void finished(Preauthorization authorization) {
        set("finished_at", Timestamp.from(clock.instant()), authorization);
    }

    private void set(String column, Object value, Preauthorization authorization) {
        jdbc.sql("update preauthorization set " + column + " = ?, version = version + 1 where payment_id = ?")
                .params(value, authorization.paymentId())
                .update();
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getTimestamp(column))
                .map(Timestamp::toInstant)
                .orElse(null);
    }

    private static Preauthorization read(ResultSet row, int number) throws SQLException {
        return new Preauthorization(
                row.getString("payment_id"),
                row.getString("merchant_id"),
                row.getString("app_id"),
                row.getString("attempt_id"),
                row.getString("channel_id"),
                row.getString("currency"),
                new Hold(
                        row.getLong("authorized_minor"),
                        row.getLong("allowance_minor"),
                        row.getLong("captured_minor"),
                        row.getLong("capturing_minor"),
                        row.getLong("released_minor")),
                row.getBoolean("several_captures"),
                HoldState.of(row.getString("state")),
                row.getString("closing_command"),
                row.getObject("driver_instance", Long.class),
                row.getString("trace_id"),
                instant(row, "authorized_at"),
                instant(row, "valid_until"),
                instant(row, "warned_at"),
                instant(row, "ended_at"),
                instant(row, "finished_at"));
    }
}
