package io.liushui.core.outbox;

import io.liushui.core.json.Json;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The table of messages on their way to the engine. */
@Component
public class Outbox {
    private final JdbcClient jdbc;
    private final OutboxSignal signal;
    private final Clock clock;

    Outbox(JdbcClient jdbc, OutboxSignal signal, Clock clock) {
        this.jdbc = jdbc;
        this.signal = signal;
        this.clock = clock;
    }

    /** Adds a message to the running transaction and wakes the relay after its commit. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void append(EngineMessage message) {
        jdbc.sql("""
                insert into outbox (message, correlation_key, message_id, variables, ttl_millis, trace_id, created_at)
                values (?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        message.name(),
                        message.correlationKey(),
                        message.messageId(),
                        Json.write(message.variables()),
                        message.timeToLive().toMillis(),
                        message.traceId(),
                        Timestamp.from(clock.instant()))
                .update();
        signal.afterCommit();
    }

    /** Adds these messages, in their order, as {@link #append} does one, with one statement. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void appendAll(List<EngineMessage> messages) {
        jdbc.sql("""
                insert into outbox (message, correlation_key, message_id, variables, ttl_millis, trace_id, created_at)
                select each.message, each.key, each.id, each.variables, each.ttl, each.trace, :now
                from unnest(:messages::text[], :keys::text[], :ids::text[], :variables::text[], :ttls::bigint[], :traces::text[])
                    with ordinality as each (message, key, id, variables, ttl, trace, place)
                order by each.place""")
                .param("messages", texts(messages, EngineMessage::name))
                .param("keys", texts(messages, EngineMessage::correlationKey))
                .param("ids", texts(messages, EngineMessage::messageId))
                .param("variables", texts(messages, message -> Json.write(message.variables())))
                .param(
                        "ttls",
                        messages.stream()
                                .map(message -> message.timeToLive().toMillis())
                                .toArray(Long[]::new))
                .param("traces", texts(messages, EngineMessage::traceId))
                .param("now", Timestamp.from(clock.instant()))
                .update();
        signal.afterCommit();
    }

    private static String[] texts(List<EngineMessage> messages, Function<EngineMessage, String> part) {
        return messages.stream().map(part).toArray(String[]::new);
    }

    /**
     * Takes up to {@code most} messages that nobody else has leased, oldest first. A lease that runs out frees its message, so a relay that died
     * loses nothing. The lease is not flushed to disk: when PostgreSQL is killed, the message is leased and published again, which the engine takes once.
     */
    @Transactional(propagation = Propagation.NEVER)
    public List<Leased> lease(int most, Duration lease) {
        return jdbc
                .sql("""
                        with relaxed as (select set_config('synchronous_commit', 'off', true)),
                            due as (
                                select seq as due_seq from outbox where leased_until < clock_timestamp() order by seq limit :most for update skip locked)
                        update outbox set leased_until = clock_timestamp() + :lease * interval '1 millisecond', tries = tries + 1
                        from relaxed, due where seq = due_seq
                        returning seq, message, correlation_key, message_id, variables, ttl_millis, trace_id, tries""")
                .param("lease", lease.toMillis())
                .param("most", most)
                .query((row, number) -> new Leased(
                        row.getLong("seq"),
                        row.getInt("tries"),
                        new EngineMessage(
                                row.getString("message"),
                                row.getString("correlation_key"),
                                row.getString("message_id"),
                                Json.readObject(row.getString("variables")),
                                Duration.ofMillis(row.getLong("ttl_millis")),
                                row.getString("trace_id"))))
                .list()
                .stream()
                .sorted(Comparator.comparingLong(Leased::seq))
                .toList();
    }

    /** Forgets messages that the engine has taken. Not flushed to disk either, for the same reason. */
    @Transactional(propagation = Propagation.NEVER)
    public void delivered(List<Long> seqs) {
        jdbc.sql("""
                        with relaxed as (select set_config('synchronous_commit', 'off', true))
                        delete from outbox using relaxed where seq = any (?)""").param(seqs.toArray(Long[]::new)).update();
    }

    /** Frees messages that the engine did not take, to be tried again after {@code pause}. */
    @Transactional
    public void postpone(List<Long> seqs, Duration pause) {
        jdbc.sql(
                        "update outbox set leased_until = clock_timestamp() + ? * interval '1 millisecond' where seq = any (?)")
                .params(pause.toMillis(), seqs.toArray(Long[]::new))
                .update();
    }

    /** Messages waiting, and the age of the oldest in milliseconds (0 when there is none). */
    public Map<String, Long> backlog() {
        return jdbc.sql("""
                        select count(*) as waiting,
                               coalesce(extract(epoch from clock_timestamp() - min(created_at)) * 1000, 0)::bigint as oldest_millis
                        from outbox""")
                .query((row, number) ->
                        Map.of("waiting", row.getLong("waiting"), "oldestMillis", row.getLong("oldest_millis")))
                .single();
    }

    /** A message taken for delivery. {@code tries} counts this one. */
    public record Leased(long seq, int tries, EngineMessage message) {}
}
