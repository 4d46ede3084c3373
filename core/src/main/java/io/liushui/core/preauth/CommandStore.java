package io.liushui.core.preauth;

import io.liushui.core.ids.Ids;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Table {@code preauth_command}: the queue of each authorisation. Written and taken under the authorisation's lock. */
@Component
class CommandStore {
    private static final String SELECT =
            "select id, payment_id, kind, capture_id, operation_id, trace_id from preauth_command where ";

    private final JdbcClient jdbc;
    private final Clock clock;

    CommandStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    String nextId() {
        return Ids.next("acm", clock.instant());
    }

    /** @param captureId null for a release */
    Command add(String paymentId, Command.Kind kind, String captureId, String traceId) {
        return add(nextId(), paymentId, kind, captureId, traceId);
    }

    /** Under an id that was taken from {@link #nextId} before. */
    Command add(String id, String paymentId, Command.Kind kind, String captureId, String traceId) {
        Instant now = clock.instant();
        Command command = new Command(id, paymentId, kind, captureId, null, traceId);
        jdbc.sql("""
                insert into preauth_command (id, payment_id, kind, capture_id, state, trace_id, accepted_at)
                values (?, ?, ?, ?, 'waiting', ?, ?)""")
                .params(command.id(), paymentId, kind.code(), captureId, traceId, Timestamp.from(now))
                .update();
        return command;
    }

    /** @throws org.springframework.dao.EmptyResultDataAccessException when there is none */
    Command get(String commandId) {
        return jdbc.sql(SELECT + "id = ?")
                .param(commandId)
                .query(CommandStore::read)
                .single();
    }

    Optional<Command> taken(String paymentId) {
        return jdbc.sql(SELECT + "payment_id = ? and state = 'taken'")
                .param(paymentId)
                .query(CommandStore::read)
                .optional();
    }

    Optional<Command> oldestWaiting(String paymentId) {
        return jdbc.sql(SELECT + "payment_id = ? and state = 'waiting' order by seq limit 1")
                .param(paymentId)
                .query(CommandStore::read)
                .optional();
    }

    Command take(Command command, String operationId) {
        jdbc.sql("update preauth_command set state = 'taken', operation_id = ?, taken_at = ? where id = ?")
                .params(operationId, Timestamp.from(clock.instant()), command.id())
                .update();
        return get(command.id());
    }

    void finish(Command command, boolean done) {
        jdbc.sql("update preauth_command set state = ?, finished_at = ? where id = ?")
                .params(done ? "done" : "declined", Timestamp.from(clock.instant()), command.id())
                .update();
    }

    private static Command read(ResultSet row, int number) throws SQLException {
        return new Command(
                row.getString("id"),
                row.getString("payment_id"),
                Command.Kind.of(row.getString("kind")),
                row.getString("capture_id"),
                row.getString("operation_id"),
                row.getString("trace_id"));
    }
}
