package io.liushui.core.repair;

import io.liushui.core.alarms.Alarms;
import io.liushui.core.ids.Ids;
import io.liushui.core.outbox.EngineMessage;
import io.liushui.core.outbox.Outbox;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Opens and decides repair cases. */
@Component
public class Repairs {
    private static final Duration MESSAGE_LIFE = Duration.ofHours(24);
    private static final String UNNAMED = "task list";
    private static final int LONGEST_TEXT = 500;

    private final JdbcClient jdbc;
    private final Outbox outbox;
    private final Alarms alarms;
    private final Clock clock;

    Repairs(JdbcClient jdbc, Outbox outbox, Alarms alarms, Clock clock) {
        this.jdbc = jdbc;
        this.outbox = outbox;
        this.alarms = alarms;
        this.clock = clock;
    }

    /**
     * Opens a case and raises an alarm; a payment has one open case at most.
     *
     * @return the id of the open case
     */
    @Transactional
    public String open(String paymentId, String failedStep, String detail) {
        Instant now = clock.instant();
        Optional<String> opened = jdbc.sql("""
                        insert into repair_case (id, payment_id, failed_step, detail, opened_at) values (?, ?, ?, ?, ?)
                        on conflict (payment_id) where decision is null do nothing returning id""")
                .params(Ids.next("rep", now), paymentId, failedStep, detail, Timestamp.from(now))
                .query(String.class)
                .optional();
        if (opened.isEmpty()) {
            return jdbc.sql("select id from repair_case where payment_id = ? and decision is null")
                    .param(paymentId)
                    .query(String.class)
                    .single();
        }
        alarms.raise("repair_needed", paymentId, "step " + failedStep + ": " + detail);
        return opened.get();
    }

    /**
     * Keeps the decision and lets the process go on with it.
     *
     * @param by who decided
     * @throws RepairRefused when there is no such case, or it was decided before
     */
    @Transactional
    public void decide(String caseId, RepairDecision decision, String by, String reason) {
        Optional<String> traceId = jdbc.sql("""
                        update repair_case c set decision = ?, decided_by = ?, reason = ?, decided_at = ?
                        from payment p where c.id = ? and c.decision is null and p.id = c.payment_id returning p.trace_id""")
                .params(decision.code(), by, reason, Timestamp.from(clock.instant()), caseId)
                .query(String.class)
                .optional();
        outbox.append(new EngineMessage(
                "Msg_RepairDecided",
                caseId,
                caseId,
                Map.of("repairDecision", decision.code()),
                MESSAGE_LIFE,
                traceId.orElseThrow(() -> refused(caseId))));
    }

    /**
     * Keeps what was decided in the engine's task list. A case that was decided before keeps its decision, so that of two decisions one counts.
     *
     * @param decision code of the decision, or null when none was given
     * @param by who decided as the task list knows it, or null
     * @param reason or null
     * @return the decision that counts
     * @throws IllegalArgumentException when the case is not decided, and this is no decision; it stays open
     * @throws org.springframework.dao.EmptyResultDataAccessException when there is no such case
     */
    @Transactional
    public RepairDecision close(String caseId, String decision, String by, String reason) {
        Optional<String> before = jdbc.sql("select decision from repair_case where id = ? for update")
                .param(caseId)
                .query((row, number) -> Optional.ofNullable(row.getString("decision")))
                .single();
        if (before.isPresent()) {
            return RepairDecision.of(before.get());
        }
        RepairDecision decided = RepairDecision.of(decision);
        jdbc.sql("update repair_case set decision = ?, decided_by = ?, reason = ?, decided_at = ? where id = ?")
                .params(
                        decided.code(),
                        by == null ? UNNAMED : bounded(by),
                        bounded(reason),
                        Timestamp.from(clock.instant()),
                        caseId)
                .update();
        return decided;
    }

    private static String bounded(String text) {
        return text == null || text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT);
    }

    /** Oldest first. */
    public List<RepairCase> openCases() {
        return jdbc.sql("""
                        select id, payment_id, failed_step, detail, opened_at from repair_case
                        where decision is null order by opened_at, id""")
                .query((row, number) -> new RepairCase(
                        row.getString("id"),
                        row.getString("payment_id"),
                        row.getString("failed_step"),
                        row.getString("detail"),
                        row.getTimestamp("opened_at").toInstant()))
                .list();
    }

    private RepairRefused refused(String caseId) {
        boolean there = jdbc.sql("select exists (select from repair_case where id = ?)")
                .param(caseId)
                .query(Boolean.class)
                .single();
        return there
                ? new RepairRefused(
                        RepairRefused.Reason.ALREADY_DECIDED, "repair case " + caseId + " was decided before")
                : new RepairRefused(RepairRefused.Reason.NOT_FOUND, "there is no repair case " + caseId);
    }
}
