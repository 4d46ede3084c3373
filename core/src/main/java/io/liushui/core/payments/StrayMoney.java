package io.liushui.core.payments;

import io.liushui.core.alarms.Alarms;
import io.liushui.core.events.DomainEvent;
import io.liushui.core.events.Events;
import io.liushui.core.ledger.Ledger;
import io.liushui.core.ledger.PaymentPostings;
import java.sql.Timestamp;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Money that came late or twice: booked to suspense, refunded exactly once, seen by merchant and operators. An amount that is held so is let go. */
@Component
class StrayMoney {
    private final JdbcClient jdbc;
    private final AttemptStore attempts;
    private final Ledger ledger;
    private final StrayMoneyRefunds refunds;
    private final Events events;
    private final PaymentDocument document;
    private final Alarms alarms;
    private final PaymentFigures figures;
    private final HeldAmounts heldAmounts;
    private final Clock clock;

    StrayMoney(
            JdbcClient jdbc,
            AttemptStore attempts,
            Ledger ledger,
            StrayMoneyRefunds refunds,
            Events events,
            PaymentDocument document,
            Alarms alarms,
            PaymentFigures figures,
            HeldAmounts heldAmounts,
            Clock clock) {
        this.jdbc = jdbc;
        this.attempts = attempts;
        this.ledger = ledger;
        this.refunds = refunds;
        this.events = events;
        this.document = document;
        this.alarms = alarms;
        this.figures = figures;
        this.heldAmounts = heldAmounts;
        this.clock = clock;
    }

    /** @param kind late (the payment had ended) or double (another attempt had been paid) */
    @Transactional(propagation = Propagation.MANDATORY)
    public void received(Payment payment, Attempt attempt, String kind, String channelRef) {
        switch (payment.intent()) {
            case PAY -> taken(payment, attempt, kind, channelRef);
            case AUTHORIZE -> held(payment, attempt, kind, channelRef);
        }
    }

    /** Nothing was taken: the amount is only let go. */
    private void held(Payment payment, Attempt attempt, String kind, String channelRef) {
        close(attempt, channelRef, kind + "_hold");
        heldAmounts.strayHold(payment, new HeldAt(attempt.id(), attempt.channelId(), attempt.firstSentAt()), kind);
    }

    private void taken(Payment payment, Attempt attempt, String kind, String channelRef) {
        int first = jdbc.sql("""
                        insert into stray_money (attempt_id, payment_id, kind, amount_minor, currency, detected_at)
                        values (?, ?, ?, ?, ?, ?) on conflict do nothing""")
                .params(
                        attempt.id(),
                        payment.id(),
                        kind,
                        attempt.amount().amountMinor(),
                        attempt.amount().currency(),
                        Timestamp.from(clock.instant()))
                .update();
        if (first == 0) {
            return;
        }
        close(attempt, channelRef, kind + "_money");
        ledger.book(PaymentPostings.strayReceived(attempt.id(), payment.id(), attempt.channelId(), attempt.amount()));
        refunds.open(new StrayPayment(
                payment.id(),
                payment.merchantId(),
                payment.appId(),
                attempt.id(),
                attempt.channelId(),
                attempt.amount(),
                kind + "_money",
                payment.traceId()));
        events.append(new DomainEvent(
                "payment." + kind + "_money_received",
                payment.id(),
                payment.merchantId(),
                payment.appId(),
                document.json(payment),
                payment.traceId(),
                true));
        figures.strayMoney(kind);
        alarms.raise(kind + "_money", payment.id(), "attempt " + attempt.id() + ": " + attempt.amount());
    }

    private void close(Attempt attempt, String channelRef, String reason) {
        if (attempt.state().inFlight() || attempt.state() == Attempt.State.CREATED) {
            attempts.move(attempt, Attempt.State.CLOSED, channelRef, reason);
        }
    }
}
