package io.liushui.core.payouts;

import io.liushui.core.operations.OperationState;
import io.liushui.core.operations.Operations;
import io.liushui.core.payouts.PayoutLifecycle.Command;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Records how a payout ended: state, money, journal, event and batch in one transaction. */
@Component
public class PayoutResults {
    private final PayoutStore store;
    private final PayoutMoves moves;
    private final PayoutReturns returns;
    private final PayoutAssessments assessments;
    private final Operations operations;

    PayoutResults(
            PayoutStore store,
            PayoutMoves moves,
            PayoutReturns returns,
            PayoutAssessments assessments,
            Operations operations) {
        this.store = store;
        this.moves = moves;
        this.returns = returns;
        this.assessments = assessments;
        this.operations = operations;
    }

    /**
     * Records the result and answers the payout's state. What the channel said decides; a payout that has ended stays as it is.
     *
     * @param reasonCode why it failed before it had a number at a channel; else not looked at
     * @param verdict the table's decision, null when the process ended before it
     * @throws IllegalStateException while the channel has it and has not said how it ended
     */
    @Transactional
    public PayoutState record(String payoutId, String reasonCode, PayoutVerdict verdict) {
        Payout payout = store.lock(payoutId);
        if (!payout.state().open()) {
            return payout.state();
        }
        if (verdict != null) {
            assessments.decided(payoutId, verdict);
        }
        if (payout.operationId() == null) {
            return moves.move(payout, new Command.Fail(reasonCode == null ? "not_carried_out" : reasonCode))
                    .state();
        }
        return switch (operations.get(payout.operationId()).state()) {
            case OperationState.Done _ ->
                returns.applyIfHeard(moves.move(payout, new Command.Succeed())).state();
            case OperationState.Declined(String code) ->
                moves.move(payout, new Command.Fail(code)).state();
            case OperationState.Created _, OperationState.Sent _, OperationState.Pending _, OperationState.Unknown _ ->
                throw new IllegalStateException(
                        "payout " + payoutId + " cannot end: the channel has not said how it ended");
        };
    }
}
