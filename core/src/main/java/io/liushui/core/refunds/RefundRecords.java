package io.liushui.core.refunds;

import io.liushui.core.alarms.Alarms;
import io.liushui.core.events.DomainEvent;
import io.liushui.core.events.Events;
import io.liushui.core.ledger.Ledger;
import io.liushui.core.ledger.PaymentPostings;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Books and tells a refund's end. */
@Component
class RefundRecords {
    private final RefundStore store;
    private final Ledger ledger;
    private final Events events;
    private final Alarms alarms;
    private final RefundFigures figures;

    RefundRecords(RefundStore store, Ledger ledger, Events events, Alarms alarms, RefundFigures figures) {
        this.store = store;
        this.ledger = ledger;
        this.events = events;
        this.alarms = alarms;
        this.figures = figures;
    }

    /** After what the channel said, which the row keeps; what it never answered stays open, for operators. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(String refundId) {
        Refund refund = store.lock(refundId);
        if (refund.finishedAt() != null) {
            return;
        }
        switch (refund.state()) {
            case SUCCEEDED -> {
                ledger.book(PaymentPostings.strayRefunded(
                        refund.id(), refund.paymentId(), refund.channelId(), refund.amount()));
                finish(refund, "refund.succeeded");
            }
            case FAILED -> {
                finish(refund, "refund.failed");
                alarms.raise(
                        "refund_failed",
                        refund.id(),
                        "payment " + refund.paymentId() + ", " + refund.amount() + ", stays in suspense: "
                                + refund.reasonCode());
            }
            case CREATED, SENT, PENDING, UNKNOWN ->
                alarms.raise(
                        "refund_unresolved",
                        refund.id(),
                        "payment " + refund.paymentId() + ", " + refund.amount()
                                + ": the channel never told the result of refund " + refund.channelRefundNo());
        }
    }

    private void finish(Refund refund, String eventType) {
        store.finished(refund);
        Refund finished = store.get(refund.id());
        figures.ended(finished);
        events.append(new DomainEvent(
                eventType,
                refund.id(),
                refund.merchantId(),
                refund.appId(),
                RefundDocument.json(finished),
                refund.traceId(),
                true));
    }
}
