package io.liushui.core.payments;

import io.liushui.core.events.DomainEvent;
import io.liushui.core.events.Events;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Asks the payer to act, and takes note that it was done. */
@Component
public class PaymentActions {
    private final PaymentStore store;
    private final Events events;
    private final PaymentDocument document;

    PaymentActions(PaymentStore store, Events events, PaymentDocument document) {
        this.store = store;
        this.events = events;
        this.document = document;
    }

    /** Without effect on a payment that is final. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void requireAction(String paymentId, NextAction action) {
        Payment payment = store.lock(paymentId);
        if (payment.state().terminal() || action.equals(payment.action())) {
            return;
        }
        Payment asked = store.apply(payment, new PaymentLifecycle.Command.AskPayer(), action);
        events.append(new DomainEvent(
                payment.intent().event("action_required"),
                paymentId,
                payment.merchantId(),
                payment.appId(),
                document.json(asked),
                payment.traceId(),
                false));
    }

    /** The payer has done it: the payment is processing again. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void acted(String paymentId) {
        Payment payment = store.lock(paymentId);
        if (payment.state() instanceof PaymentState.RequiresAction) {
            store.apply(payment, new PaymentLifecycle.Command.PayerActed(), null);
        }
    }
}
