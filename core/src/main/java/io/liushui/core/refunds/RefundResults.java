package io.liushui.core.refunds;

import io.liushui.core.channels.ChannelGateway;
import io.liushui.core.channels.OperationGateway;
import io.liushui.core.operations.ChannelOperation;
import io.liushui.core.operations.OpenOperation;
import io.liushui.core.operations.OperationKind;
import io.liushui.core.operations.OperationState;
import io.liushui.core.operations.Operations;
import io.liushui.core.payments.Payment;
import io.liushui.core.payments.RefundedAmounts;
import io.liushui.core.refunds.RefundState.SettledBy;
import io.liushui.spi.ChannelFunction;
import io.liushui.spi.DeclineReason;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Records what came of a refund, after what its operation's row says, whatever the process believes. */
@Component
public class RefundResults {
    private final RefundStore store;
    private final RefundedAmounts amounts;
    private final RefundEnds ends;
    private final RefundRepairs repairs;
    private final Operations operations;
    private final OperationGateway operationGateway;
    private final ChannelGateway gateway;

    RefundResults(
            RefundStore store,
            RefundedAmounts amounts,
            RefundEnds ends,
            RefundRepairs repairs,
            Operations operations,
            OperationGateway operationGateway,
            ChannelGateway gateway) {
        this.store = store;
        this.amounts = amounts;
        this.ends = ends;
        this.repairs = repairs;
        this.operations = operations;
        this.operationGateway = operationGateway;
        this.gateway = gateway;
    }

    /**
     * Ends the refund when the channel has spoken; a void that came too late goes on as a refund, and a refund whose source is closed, or of
     * late or double money, opens a repair case when it is declined. Doing it again changes nothing.
     *
     * @throws RefundFenced when another process instance drives the refund
     */
    @Transactional
    public RefundResult record(String refundId, long instanceKey) {
        Payment payment = amounts.lock(store.get(refundId).paymentId());
        Refund refund = store.lock(refundId);
        if (refund.state().terminal()) {
            return RefundResult.of(refund);
        }
        if (refund.driverInstance() == null) {
            store.drivenBy(refund, instanceKey);
        } else if (refund.driverInstance() != instanceKey) {
            throw new RefundFenced(refundId);
        }
        return switch (next(refund)) {
            case RefundStep.CarryOn() -> RefundResult.of(refund);
            case RefundStep.Succeed() -> RefundResult.of(ends.succeed(payment, refund, SettledBy.CHANNEL));
            case RefundStep.Fail(String reasonCode) -> RefundResult.of(ends.fail(payment, refund, reasonCode));
            case RefundStep.RefundInstead(FallbackReason why) -> refundInstead(refund, why);
            case RefundStep.AskPeople ask -> repairs.open(refund, ask);
        };
    }

    private RefundStep next(Refund refund) {
        ChannelOperation operation = operations.get(refund.operationId());
        Optional<DeclineReason> why = operation.state() instanceof OperationState.Declined(String code)
                ? operationGateway.declineReason(
                        operation.channelId(), operation.kind().function(), code)
                : Optional.empty();
        return RefundLifecycle.after(
                refund.kind(),
                refund.origin(),
                operation.state(),
                why,
                gateway.offers(refund.channelId(), ChannelFunction.REFUND));
    }

    private RefundResult refundInstead(Refund refund, FallbackReason why) {
        String operationId = operations.open(new OpenOperation(
                OperationKind.REFUND, refund.id(), refund.channelId(), refund.channelAmount(), refund.traceId()));
        store.goesOnWith(refund, operationId, RefundKind.REFUND, why);
        return RefundResult.of(store.get(refund.id()));
    }
}
