package io.liushui.core.operations;

import io.liushui.core.outbox.EngineMessage;
import io.liushui.core.outbox.Outbox;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Lets people decide, outside of the engine's task list, what becomes of operations whose outcome stays unknown. */
@Component
public class OperationDecisions {
    private static final Duration MESSAGE_LIFE = Duration.ofHours(24);

    private final OperationRepairStore cases;
    private final OperationStore store;
    private final Outbox outbox;

    OperationDecisions(OperationRepairStore cases, OperationStore store, Outbox outbox) {
        this.cases = cases;
        this.store = store;
        this.outbox = outbox;
    }

    /** Oldest first; settlements that wait for their second person among them. */
    public List<OperationCase> openCases() {
        return cases.open().stream()
                .map(kept ->
                        new OperationCase(kept.id(), store.get(kept.operationId()), kept.openedAt(), kept.verdict()))
                .toList();
    }

    /**
     * Keeps the decision and lets the process go on with it.
     *
     * @throws OperationRepairRefused when there is no such case, it was decided before, or the channel has answered
     */
    @Transactional
    public void decide(String caseId, OperationVerdict verdict) {
        if (!cases.decided(caseId, verdict)) {
            throw new OperationRepairRefused(
                    "operation case " + caseId + " is not there, was decided before, or its channel has answered");
        }
        tell(
                "Msg_OperationRepairDecided",
                caseId,
                "operationDecision",
                verdict.decision().code());
    }

    /**
     * Keeps the second person's word and lets the process go on with it.
     *
     * @throws OperationRepairRefused when no settlement waits there, or this is no second person
     */
    @Transactional
    public void judge(String caseId, SettlementJudgement.Given given) {
        OperationVerdict verdict = cases.find(caseId)
                .map(OperationRepairStore.Kept::verdict)
                .filter(decided -> decided.decision().settles())
                .orElseThrow(() -> noSettlement(caseId));
        if (given.judgement() == SettlementJudgement.CONFIRM && given.samePerson(verdict)) {
            throw new OperationRepairRefused("a settlement is confirmed by another person than " + verdict.by());
        }
        if (!cases.judged(caseId, given)) {
            throw noSettlement(caseId);
        }
        tell(
                "Msg_SettlementJudged",
                caseId,
                "settlementJudgement",
                given.judgement().code());
    }

    private void tell(String message, String caseId, String variable, String value) {
        outbox.append(new EngineMessage(
                message,
                caseId,
                caseId + ":" + message,
                Map.of(variable, value),
                MESSAGE_LIFE,
                store.get(cases.get(caseId).operationId()).traceId()));
    }

    private static OperationRepairRefused noSettlement(String caseId) {
        return new OperationRepairRefused("no settlement waits for a second person in operation case " + caseId);
    }
}
