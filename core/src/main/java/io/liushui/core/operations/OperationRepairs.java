package io.liushui.core.operations;

import io.liushui.core.alarms.Alarms;
import io.liushui.core.operations.OperationState.Created;
import io.liushui.core.operations.OperationState.Declined;
import io.liushui.core.operations.OperationState.Done;
import io.liushui.core.operations.OperationState.Pending;
import io.liushui.core.operations.OperationState.Sent;
import io.liushui.core.operations.OperationState.Unknown;
import io.liushui.core.operations.RepairProgress.Next;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Operations whose outcome stays unknown: people decide, and {@code channel-operation.bpmn} does what they decided. What the channel says in the
 * meantime counts before what they say. Doing a step again changes nothing.
 */
@Component
public class OperationRepairs {
    /** The reason code of an operation that people settled as not executed. */
    public static final String SETTLED = "settled_by_people";

    private final OperationRepairStore cases;
    private final OperationStore store;
    private final OperationResults results;
    private final Alarms alarms;

    OperationRepairs(OperationRepairStore cases, OperationStore store, OperationResults results, Alarms alarms) {
        this.cases = cases;
        this.store = store;
        this.results = results;
        this.alarms = alarms;
    }

    /**
     * Opens a case and raises an alarm; an operation has one open case at most. When the channel has answered by now, the process is told again and
     * nobody is asked.
     *
     * @return the id of the open case
     * @throws org.springframework.dao.EmptyResultDataAccessException when there is no such operation
     */
    @Transactional
    public String open(String operationId) {
        ChannelOperation operation = store.lock(operationId);
        String opened = cases.insert(operationId);
        if (opened == null) {
            return cases.ofOperation(operationId).id();
        }
        if (operation.state().answered()) {
            cases.overtaken(operationId);
            results.endTheWait(operation);
        } else {
            alarms.raise(
                    "operation_repair_needed",
                    operationId,
                    operation.kind().code() + " for " + operation.subject() + " at channel " + operation.channelId()
                            + " under " + operation.number() + ": its outcome stays unknown");
        }
        return opened;
    }

    /**
     * Does what was decided. A case that was decided before keeps its decision, so that of two decisions one counts.
     *
     * @param taskList the decision of the engine's task list; asked for only when the case is not decided
     * @throws IllegalArgumentException when the case is not decided, and this is no decision; it stays open
     */
    @Transactional
    public RepairProgress apply(String caseId, Supplier<OperationVerdict> taskList) {
        ChannelOperation operation = store.lock(cases.get(caseId).operationId());
        if (operation.state().answered()) {
            return RepairProgress.of(Next.OVER, operation);
        }
        if (cases.get(caseId).verdict() == null) {
            cases.decided(caseId, taskList.get());
        }
        OperationRepairStore.Kept kept = cases.get(caseId);
        cases.applied(caseId);
        return switch (kept.verdict().decision()) {
            case QUERY -> RepairProgress.of(Next.QUERY, operation);
            case RESEND ->
                RepairProgress.of(kept.applied() || makeOursToSend(operation) ? Next.RESEND : Next.QUERY, operation);
            case SETTLE_DONE, SETTLE_DECLINED -> RepairProgress.confirm(kept.verdict(), operation);
        };
    }

    /** False when the channel has said meanwhile that it is working on it. */
    private boolean makeOursToSend(ChannelOperation operation) {
        return switch (operation.state()) {
            case Created _, Sent _, Unknown _ -> {
                store.move(operation, new Created());
                yield true;
            }
            case Pending _, Done _, Declined _ -> false;
        };
    }

    /**
     * Settles the operation when a second person has confirmed it. A confirmation by who decided counts as a refusal.
     *
     * @param taskList the word of the engine's task list; asked for only when nobody has judged
     * @throws IllegalArgumentException when nobody has judged, and this is no judgement; the settlement goes on waiting
     */
    @Transactional
    public RepairProgress settle(String caseId, Supplier<SettlementJudgement.Given> taskList) {
        ChannelOperation operation = store.lock(cases.get(caseId).operationId());
        if (operation.state().answered()) {
            return RepairProgress.of(Next.OVER, operation);
        }
        if (cases.get(caseId).judgement() == null) {
            cases.judged(caseId, taskList.get().of(cases.get(caseId).verdict()));
        }
        OperationRepairStore.Kept kept = cases.get(caseId);
        return switch (kept.judgement()) {
            case REFUSE -> RepairProgress.of(Next.REOPEN, operation);
            case CONFIRM -> {
                boolean done = kept.verdict().decision() == OperationDecision.SETTLE_DONE;
                store.settled(
                        operation, done ? new Done(kept.verdict().reference()) : new Declined(SETTLED), kept.id());
                yield RepairProgress.of(Next.OVER, store.get(operation.id()));
            }
        };
    }
}
