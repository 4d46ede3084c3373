package io.liushui.core.refunds;

import io.liushui.core.alarms.Alarms;
import io.liushui.core.operations.OpenOperation;
import io.liushui.core.operations.Operations;
import io.liushui.core.payments.Payment;
import io.liushui.core.payments.RefundedAmounts;
import io.liushui.core.refunds.RefundState.SettledBy;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Refunds that the channel will not carry out and nobody else would ask for again, or whose source is closed: people decide. */
@Component
public class RefundRepairs {
    private final RefundRepairStore cases;
    private final RefundStore store;
    private final RefundedAmounts amounts;
    private final RefundEnds ends;
    private final Operations operations;
    private final Alarms alarms;

    RefundRepairs(
            RefundRepairStore cases,
            RefundStore store,
            RefundedAmounts amounts,
            RefundEnds ends,
            Operations operations,
            Alarms alarms) {
        this.cases = cases;
        this.store = store;
        this.amounts = amounts;
        this.ends = ends;
        this.operations = operations;
        this.alarms = alarms;
    }

    /** Opens a case for the declined operation and raises an alarm, once. */
    @Transactional(propagation = Propagation.MANDATORY)
    public RefundResult open(Refund locked, RefundStep.AskPeople why) {
        if (cases.insert(locked, why)) {
            alarms.raise(
                    "refund_repair_needed",
                    locked.id(),
                    "payment " + locked.paymentId() + ", " + locked.channelAmount() + " at its channel: "
                            + why.reasonCode() + (why.held() ? ", and the channel keeps the money" : ""));
        }
        return new RefundResult(
                RefundResult.Outcome.REPAIR,
                locked.operationId(),
                cases.ofOperation(locked.operationId()).id(),
                why.reasonCode(),
                why.held());
    }

    /**
     * Does what was decided. A case that was decided before keeps its decision, so that of two decisions one counts; doing it again changes nothing.
     *
     * @param taskList the decision of the engine's task list; asked for only when the case is not decided
     * @throws IllegalArgumentException when the case is not decided, and this is no decision; it stays open
     */
    @Transactional
    public RefundResult apply(String caseId, Supplier<RefundVerdict> taskList) {
        String refundId = cases.get(caseId).refundId();
        Payment payment = amounts.lock(store.get(refundId).paymentId());
        Refund refund = store.lock(refundId);
        if (cases.get(caseId).verdict() == null) {
            RefundVerdict verdict = taskList.get();
            if (!cases.get(caseId).allows(verdict)) {
                throw new IllegalArgumentException(
                        "the channel keeps the money of " + refundId + ": no other number is used");
            }
            cases.decided(caseId, verdict);
        }
        RefundRepairStore.Kept kept = cases.get(caseId);
        boolean done = refund.state().terminal() || !refund.operationId().equals(kept.operationId());
        return done ? RefundResult.of(refund) : apply(payment, refund, kept.verdict());
    }

    private RefundResult apply(Payment payment, Refund refund, RefundVerdict verdict) {
        return switch (verdict.decision()) {
            case RETRY -> {
                String operationId = operations.open(new OpenOperation(
                        refund.kind().operation(),
                        refund.id(),
                        refund.channelId(),
                        refund.channelAmount(),
                        refund.traceId()));
                store.goesOnWith(refund, operationId, refund.kind(), refund.fallbackReason());
                yield RefundResult.of(store.get(refund.id()));
            }
            case GIVE_UP -> RefundResult.of(ends.fail(payment, refund, "given_up"));
            case PAID_ELSEWHERE -> RefundResult.of(ends.succeed(payment, refund, SettledBy.ELSEWHERE));
        };
    }
}
