package io.liushui.core.operations;

import io.liushui.core.ids.Ids;
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

/** Table {@code operation_repair}. A case is written under the lock of its operation, but for a person's word, which counts once. */
@Component
class OperationRepairStore {
    private static final String OPEN =
            "overtaken_at is null and judgement is null and (decision is null or decision in ('settle_done',"
                    + " 'settle_declined'))";

    private final JdbcClient jdbc;
    private final Clock clock;

    OperationRepairStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * @param verdict null while it is not decided
     * @param applied whether the process took the decision
     * @param judgement null while no second person has judged
     * @param overtaken whether the channel answered first
     */
    record Kept(
            String id,
            String operationId,
            Instant openedAt,
            OperationVerdict verdict,
            boolean applied,
            SettlementJudgement judgement,
            boolean overtaken) {}

    /** Null when the operation has an open case already. */
    String insert(String operationId) {
        Instant now = clock.instant();
        return jdbc.sql("insert into operation_repair (id, operation_id, opened_at) values (?, ?, ?)"
                        + " on conflict (operation_id) where " + OPEN + " do nothing returning id")
                .params(Ids.next("opr", now), operationId, Timestamp.from(now))
                .query(String.class)
                .optional()
                .orElse(null);
    }

    /** @throws org.springframework.dao.EmptyResultDataAccessException when there is none; the same for {@link #get} */
    Kept ofOperation(String operationId) {
        return jdbc.sql("select * from operation_repair where operation_id = ? and " + OPEN)
                .param(operationId)
                .query(OperationRepairStore::read)
                .single();
    }

    Kept get(String caseId) {
        return find(caseId).orElseThrow(() -> new EmptyResultDataAccessException(caseId, 1));
    }

    Optional<Kept> find(String caseId) {
        return jdbc.sql("select * from operation_repair where id = ?")
                .param(caseId)
                .query(OperationRepairStore::read)
                .optional();
    }

    /** Oldest first. */
    List<Kept> open() {
        return jdbc.sql("select * from operation_repair where " + OPEN + " order by opened_at, id")
                .query(OperationRepairStore::read)
                .list();
    }

    /** False when there is no such case, it was decided before, or the channel answered before. */
    boolean decided(String caseId, OperationVerdict verdict) {
        return jdbc.sql("""
                update operation_repair set decision = ?, decided_by = ?, reason = ?, reference = ?, decided_at = ?
                where id = ? and decision is null and overtaken_at is null""")
                        .params(
                                verdict.decision().code(),
                                verdict.by(),
                                verdict.reason(),
                                verdict.reference(),
                                now(),
                                caseId)
                        .update()
                == 1;
    }

    /** False when nothing waits for a judgement. */
    boolean judged(String caseId, SettlementJudgement.Given given) {
        return jdbc.sql("""
                update operation_repair set judgement = ?, judged_by = ?, judged_at = ?
                where id = ? and decision in ('settle_done', 'settle_declined') and judgement is null and overtaken_at is null""")
                        .params(given.judgement().code(), given.by(), now(), caseId)
                        .update()
                == 1;
    }

    void applied(String caseId) {
        jdbc.sql("update operation_repair set applied_at = ? where id = ? and applied_at is null")
                .params(now(), caseId)
                .update();
    }

    /** The channel answered: nobody has to decide any more. */
    void overtaken(String operationId) {
        jdbc.sql("update operation_repair set overtaken_at = ? where operation_id = ? and " + OPEN)
                .params(now(), operationId)
                .update();
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    private static Kept read(ResultSet row, int number) throws SQLException {
        String decision = row.getString("decision");
        String judgement = row.getString("judgement");
        return new Kept(
                row.getString("id"),
                row.getString("operation_id"),
                row.getTimestamp("opened_at").toInstant(),
                decision == null
                        ? null
                        : new OperationVerdict(
                                OperationDecision.of(decision),
                                row.getString("decided_by"),
                                row.getString("reason"),
                                row.getString("reference")),
                row.getTimestamp("applied_at") != null,
                judgement == null ? null : SettlementJudgement.of(judgement),
                row.getTimestamp("overtaken_at") != null);
    }
}
