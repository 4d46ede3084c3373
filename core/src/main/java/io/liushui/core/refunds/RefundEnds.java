package io.liushui.core.refunds;

import io.liushui.core.alarms.Alarms;
import io.liushui.core.events.DomainEvent;
import io.liushui.core.events.Events;
import io.liushui.core.monthlycaps.MonthlyCaps;
import io.liushui.core.payments.Payment;
import io.liushui.core.refunds.RefundState.SettledBy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Ends a pending refund: state, sums, posting and event in one transaction, under the locks of payment and refund. */
@Component
class RefundEnds {
    private final RefundStore store;
    private final RefundFunds funds;
    private final Events events;
    private final Alarms alarms;
    private final RefundFigures figures;
    private final MonthlyCaps caps;

    RefundEnds(
            RefundStore store,
            RefundFunds funds,
            Events events,
            Alarms alarms,
            RefundFigures figures,
            MonthlyCaps caps) {
        this.store = store;
        this.funds = funds;
        this.events = events;
        this.alarms = alarms;
        this.figures = figures;
        this.caps = caps;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public Refund succeed(Payment locked, Refund refund, SettledBy by) {
        if (by == SettledBy.CHANNEL) {
            // Before the accounts: a payment's end takes them in this order too
            caps.returned(refund.attemptId(), refund.channelAmount().amountMinor());
        }
        funds.settle(locked, refund, by);
        return finish(refund, new RefundState.Succeeded(by));
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public Refund fail(Payment locked, Refund refund, String reasonCode) {
        funds.release(locked, refund);
        alarms.raise(
                "refund_failed",
                refund.id(),
                "payment " + refund.paymentId() + ", " + refund.amount() + " of "
                        + refund.origin().code() + " did not go back: " + reasonCode);
        return finish(refund, new RefundState.Failed(reasonCode));
    }

    private Refund finish(Refund refund, RefundState state) {
        Refund finished = store.finished(refund, state);
        figures.ended(finished);
        events.append(new DomainEvent(
                "refund." + state.code(),
                finished.id(),
                finished.merchantId(),
                finished.appId(),
                RefundDocument.json(finished),
                finished.traceId(),
                true));
        return finished;
    }
}
