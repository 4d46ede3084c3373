package io.liushui.core.refunds;

import io.liushui.core.ids.Ids;
import io.liushui.core.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Table {@code refund_repair}. */
@Component
class RefundRepairStore {
    private static final String SELECT = """
            select c.id, c.refund_id, c.operation_id, r.trace_id, c.held, c.decision, c.decided_by, c.reason, c.reference
            from refund_repair c join refund r on r.id = c.refund_id where\s""";

    private final JdbcClient jdbc;
    private final Clock clock;

    RefundRepairStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * @param held whether the channel keeps the money under the operation's number
     * @param verdict null while it is open
     */
    record Kept(String id, String refundId, String operationId, String traceId, boolean held, RefundVerdict verdict) {
        boolean allows(RefundVerdict wanted) {
            return !held || wanted.decision() != RefundDecision.RETRY;
        }
    }

    /** False when the operation has its case already. */
    boolean insert(Refund refund, RefundStep.AskPeople why) {
        Instant now = clock.instant();
        return jdbc.sql("""
                        insert into refund_repair (id, refund_id, operation_id, reason_code, held, opened_at) values (?, ?, ?, ?, ?, ?)
                        on conflict (operation_id) do nothing""")
                        .params(
                                Ids.next("rfr", now),
                                refund.id(),
                                refund.operationId(),
                                why.reasonCode(),
                                why.held(),
                                Timestamp.from(now))
                        .update()
                == 1;
    }

    /** @throws org.springframework.dao.EmptyResultDataAccessException when there is none; the same for {@link #get} */
    Kept ofOperation(String operationId) {
        return jdbc.sql(SELECT + "c.operation_id = ?")
                .param(operationId)
                .query(RefundRepairStore::read)
                .single();
    }

    Kept get(String caseId) {
        return find(caseId).orElseThrow(() -> new EmptyResultDataAccessException(caseId, 1));
    }

    Optional<Kept> find(String caseId) {
        return jdbc.sql(SELECT + "c.id = ?")
                .param(caseId)
                .query(RefundRepairStore::read)
                .optional();
    }

    /** False when there is no such case, or it was decided before. */
    boolean decided(String caseId, RefundVerdict verdict) {
        return jdbc.sql("""
                        update refund_repair set decision = ?, decided_by = ?, reason = ?, reference = ?, decided_at = ?
                        where id = ? and decision is null""")
                        .params(
                                verdict.decision().code(),
                                verdict.by(),
                                verdict.reason(),
                                verdict.reference(),
                                Timestamp.from(clock.instant()),
                                caseId)
                        .update()
                == 1;
    }

    List<RefundCase> open() {
        return jdbc.sql("""
                        select c.id, c.refund_id, c.reason_code, c.held, c.opened_at, r.amount_minor - r.parts_minor as amount_minor, r.currency
                        from refund_repair c join refund r on r.id = c.refund_id where c.decision is null order by c.opened_at, c.id""")
                .query((row, number) -> new RefundCase(
                        row.getString("id"),
                        row.getString("refund_id"),
                        new Money(row.getLong("amount_minor"), row.getString("currency")),
                        row.getString("reason_code"),
                        row.getBoolean("held"),
                        row.getTimestamp("opened_at").toInstant()))
                .list();
    }

    private static Kept read(ResultSet row, int number) throws SQLException {
        String decision = row.getString("decision");
        return new Kept(
                row.getString("id"),
                row.getString("refund_id"),
                row.getString("operation_id"),
                row.getString("trace_id"),
                row.getBoolean("held"),
                decision == null
                        ? null
                        : new RefundVerdict(
                                RefundDecision.of(decision),
                                row.getString("decided_by"),
                                row.getString("reason"),
                                row.getString("reference")));
    }
}
