package io.liushui.core.operations;

import io.liushui.core.ids.Ids;
import io.liushui.core.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Table {@code channel_operation}. */
@Component
class OperationStore {
    private static final String SELECT = """
            select id, kind, subject, channel_id, number, amount_minor, currency, state, channel_ref, reason_code, driver_instance, trace_id,
                   created_at, first_sent_at, sent_at, finished_at, version
            from channel_operation where\s""";

    private final JdbcClient jdbc;
    private final Clock clock;

    OperationStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @throws org.springframework.dao.DuplicateKeyException when its subject has one of this kind that is not declined */
    String insert(OpenOperation command) {
        Instant now = clock.instant();
        String id = Ids.next("op", now);
        Money amount = command.amount();
        jdbc.sql("""
                insert into channel_operation (id, kind, subject, channel_id, number, amount_minor, currency, state, trace_id, created_at)
                values (?, ?, ?, ?, ?, ?, ?, 'created', ?, ?)""")
                .params(
                        id,
                        command.kind().code(),
                        command.subject(),
                        command.channelId(),
                        command.kind().numberPrefix() + Ids.body(now),
                        amount == null ? null : amount.amountMinor(),
                        amount == null ? null : amount.currency(),
                        command.traceId(),
                        Timestamp.from(now))
                .update();
        return id;
    }

    /** @throws org.springframework.dao.EmptyResultDataAccessException when there is none; the same for {@link #lock} */
    ChannelOperation get(String operationId) {
        return jdbc.sql(SELECT + "id = ?")
                .param(operationId)
                .query(OperationStore::read)
                .single();
    }

    ChannelOperation lock(String operationId) {
        return jdbc.sql(SELECT + "id = ? for no key update")
                .param(operationId)
                .query(OperationStore::read)
                .single();
    }

    Optional<ChannelOperation> lockByNumber(String channelId, String number) {
        return jdbc.sql(SELECT + "channel_id = ? and number = ? for no key update")
                .params(channelId, number)
                .query(OperationStore::read)
                .optional();
    }

    /** Before the call; of a locked operation. */
    ChannelOperation sent(ChannelOperation operation, long instanceKey) {
        Timestamp now = Timestamp.from(clock.instant());
        jdbc.sql("""
                update channel_operation set state = 'sent', sent_at = ?, first_sent_at = coalesce(first_sent_at, ?), driver_instance = ?,
                    version = version + 1
                where id = ?""").params(now, now, instanceKey, operation.id()).update();
        return get(operation.id());
    }

    void drivenBy(ChannelOperation operation, long instanceKey) {
        jdbc.sql("update channel_operation set driver_instance = ?, version = version + 1 where id = ?")
                .params(instanceKey, operation.id())
                .update();
    }

    /** Of a locked operation that is not answered. */
    void move(ChannelOperation operation, OperationState next) {
        String channelRef = next instanceof OperationState.Done(String reference) ? reference : null;
        String reasonCode = next instanceof OperationState.Declined(String code) ? code : null;
        jdbc.sql("""
                update channel_operation set state = ?, channel_ref = ?, reason_code = ?, finished_at = ?, version = version + 1
                where id = ?""")
                .params(
                        next.code(),
                        channelRef,
                        reasonCode,
                        next.answered() ? Timestamp.from(clock.instant()) : null,
                        operation.id())
                .update();
    }

    /** Of a locked operation that is not answered, and whose settlement in this case a second person confirmed. */
    void settled(ChannelOperation operation, OperationState end, String caseId) {
        jdbc.sql("update channel_operation set settled_in = ?, state = ?, channel_ref = ?, reason_code = ?,"
                        + " finished_at = ?, version = version + 1 where id = ?")
                .params(
                        caseId,
                        end.code(),
                        end instanceof OperationState.Done(String reference) ? reference : null,
                        end instanceof OperationState.Declined(String code) ? code : null,
                        Timestamp.from(clock.instant()),
                        operation.id())
                .update();
    }

    private static ChannelOperation read(ResultSet row, int number) throws SQLException {
        String currency = row.getString("currency");
        return new ChannelOperation(
                row.getString("id"),
                OperationKind.of(row.getString("kind")),
                row.getString("subject"),
                row.getString("channel_id"),
                row.getString("number"),
                currency == null ? null : new Money(row.getLong("amount_minor"), currency),
                OperationState.of(row.getString("state"), row.getString("channel_ref"), row.getString("reason_code")),
                row.getObject("driver_instance", Long.class),
                row.getString("trace_id"),
                instant(row, "created_at"),
                instant(row, "first_sent_at"),
                instant(row, "sent_at"),
                instant(row, "finished_at"),
                row.getInt("version"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getTimestamp(column))
                .map(Timestamp::toInstant)
                .orElse(null);
    }
}
