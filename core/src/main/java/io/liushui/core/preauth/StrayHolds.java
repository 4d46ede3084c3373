package io.liushui.core.preauth;

import io.liushui.core.alarms.Alarms;
import io.liushui.core.events.DomainEvent;
import io.liushui.core.events.Events;
import io.liushui.core.ledger.HoldPostings;
import io.liushui.core.ledger.Ledger;
import io.liushui.core.money.Money;
import io.liushui.core.operations.OpenOperation;
import io.liushui.core.operations.OperationKind;
import io.liushui.core.operations.OperationState;
import io.liushui.core.operations.Operations;
import io.liushui.core.outbox.EngineMessage;
import io.liushui.core.outbox.Outbox;
import io.liushui.core.payments.HeldAt;
import io.liushui.core.payments.Payment;
import io.liushui.core.payments.PaymentDocument;
import io.liushui.core.payments.PaymentIntent;
import io.liushui.core.payments.Payments;
import java.time.Duration;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Amounts that are held after their authorisation had ended, or twice: booked, let go exactly once, seen by merchant and operators. */
@Component
public class StrayHolds {
    private static final Duration MESSAGE_LIFE = Duration.ofHours(24);

    private final StrayHoldStore store;
    private final Operations operations;
    private final Ledger ledger;
    private final Outbox outbox;
    private final Events events;
    private final Payments payments;
    private final PaymentDocument document;
    private final Alarms alarms;

    StrayHolds(
            StrayHoldStore store,
            Operations operations,
            Ledger ledger,
            Outbox outbox,
            Events events,
            Payments payments,
            PaymentDocument document,
            Alarms alarms) {
        this.store = store;
        this.operations = operations;
        this.ledger = ledger;
        this.outbox = outbox;
        this.events = events;
        this.payments = payments;
        this.document = document;
        this.alarms = alarms;
    }

    /** Under the payment's lock. Without effect when this attempt's hold was found before. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void found(Payment payment, HeldAt at, String kind) {
        if (store.exists(at.attemptId())) {
            return;
        }
        Money amount = payment.amount();
        String operationId = operations.open(new OpenOperation(
                OperationKind.AUTHORIZATION_VOID, at.attemptId(), at.channelId(), amount, payment.traceId()));
        store.insert(payment, at, kind, operationId);
        ledger.book(HoldPostings.held(at.attemptId(), at.channelId(), payment.merchantId(), amount));
        outbox.append(new EngineMessage(
                "Msg_StrayHoldFound",
                at.attemptId(),
                at.attemptId(),
                Map.of("attemptId", at.attemptId(), "operationId", operationId, "traceId", payment.traceId()),
                MESSAGE_LIFE,
                payment.traceId()));
        tell(payment, kind + "_hold_found");
        alarms.raise(kind + "_hold", payment.id(), "attempt " + at.attemptId() + ": " + amount);
    }

    /**
     * Records what the channel said of the release, once.
     *
     * @throws IllegalStateException while it is not known
     */
    @Transactional
    public void record(String attemptId) {
        StrayHoldStore.StrayHold stray = store.lock(attemptId);
        OperationState said = operations.get(stray.operationId()).state();
        switch (said) {
            case OperationState.Done _ -> released(stray);
            case OperationState.Declined(String reasonCode) ->
                alarms.raise(
                        "stray_hold_not_released",
                        stray.paymentId(),
                        "attempt " + attemptId + ", " + stray.amount() + ": " + reasonCode);
            case OperationState.Created _, OperationState.Sent _, OperationState.Pending _, OperationState.Unknown _ ->
                throw new IllegalStateException("operation " + stray.operationId() + " is " + said.code());
        }
    }

    private void released(StrayHoldStore.StrayHold stray) {
        if (stray.released()) {
            return;
        }
        Payment payment = payments.byId(stray.paymentId()).orElseThrow();
        store.released(stray);
        ledger.book(HoldPostings.released(stray.attemptId(), stray.channelId(), payment.merchantId(), stray.amount()));
        tell(payment, "stray_hold_released");
    }

    private void tell(Payment payment, String happened) {
        events.append(new DomainEvent(
                PaymentIntent.AUTHORIZE.event(happened),
                payment.id(),
                payment.merchantId(),
                payment.appId(),
                document.json(payment),
                payment.traceId(),
                true));
    }
}
