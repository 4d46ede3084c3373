package io.liushui.core.payments;

import io.liushui.core.contracts.ContractUsage;
import io.liushui.core.events.DomainEvent;
import io.liushui.core.events.Events;
import io.liushui.core.parts.PaymentParts;
import io.liushui.core.payments.Attempt.State;
import io.liushui.core.risk.Risk;
import io.liushui.core.risk.RiskVerdict;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Records a payment's one final state: state, final-state row, parts, journal entry, balance and event in one transaction. For an authorisation the amount is
 * held then.
 */
@Component
public class FinalStates {
    private final PaymentStore payments;
    private final AttemptStore attempts;
    private final PaymentMoney money;
    private final PaymentParts parts;
    private final Events events;
    private final PaymentDocument document;
    private final Risk risk;
    private final PaymentFigures figures;
    private final HeldAmounts heldAmounts;
    private final ContractUsage contractUsage;
    private final JdbcClient jdbc;

    FinalStates(
            PaymentStore payments,
            AttemptStore attempts,
            PaymentMoney money,
            PaymentParts parts,
            Events events,
            PaymentDocument document,
            Risk risk,
            PaymentFigures figures,
            HeldAmounts heldAmounts,
            ContractUsage contractUsage,
            JdbcClient jdbc) {
        this.payments = payments;
        this.attempts = attempts;
        this.money = money;
        this.parts = parts;
        this.events = events;
        this.document = document;
        this.risk = risk;
        this.figures = figures;
        this.heldAmounts = heldAmounts;
        this.contractUsage = contractUsage;
        this.jdbc = jdbc;
    }

    /** What the process asks to be recorded. */
    public enum Result {
        SUCCEEDED,
        FAILED,
        CLOSED
    }

    /**
     * Records the result and answers the payment's state. Money that a channel has confirmed decides: a payment with a paid attempt succeeds whatever
     * was asked for. A payment that is final already stays as it is.
     *
     * @param verdict the risk decision, null when the process ended before it
     * @throws IllegalStateException when success is asked for without a paid attempt, or an end while an attempt may still be paid
     */
    @Transactional
    public PaymentState record(String paymentId, Result result, String reasonCode, RiskVerdict verdict) {
        Payment payment = payments.lock(paymentId);
        if (payment.state().terminal()) {
            return payment.state();
        }
        if (verdict != null) {
            risk.decided(paymentId, verdict);
        }
        List<Attempt> tried = attempts.of(paymentId);
        Optional<Attempt> paid = tried.stream()
                .filter(attempt -> attempt.state() == State.SUCCEEDED)
                .findAny();
        if (paid.isPresent()) {
            closeUnsent(tried);
            return finish(payment, new PaymentLifecycle.Command.Succeed(), paid.get(), paid.get());
        }
        refuseWhileInFlight(tried, result, paymentId);
        closeUnsent(tried);
        Attempt last = tried.isEmpty() ? null : tried.getLast();
        return switch (result) {
            case SUCCEEDED -> throw new IllegalStateException("payment " + paymentId + " has no paid attempt");
            case FAILED -> finish(payment, new PaymentLifecycle.Command.Fail(reasonCode), null, last);
            case CLOSED ->
                finish(
                        payment,
                        new PaymentLifecycle.Command.Close(payment.closeRequested() ? "closed_by_merchant" : "expired"),
                        null,
                        last);
        };
    }

    private void tell(Payment ended) {
        events.append(new DomainEvent(
                ended.intent().event(ended.state().code()),
                ended.id(),
                ended.merchantId(),
                ended.appId(),
                document.json(ended),
                ended.traceId(),
                true));
    }

    private static void refuseWhileInFlight(List<Attempt> tried, Result result, String paymentId) {
        tried.stream().filter(Attempt::mayBePaid).findAny().ifPresent(attempt -> {
            throw new IllegalStateException("payment " + paymentId + " cannot be " + result + " while attempt "
                    + attempt.id() + " may be paid");
        });
    }

    private void closeUnsent(List<Attempt> tried) {
        tried.stream()
                .filter(attempt -> attempt.state() == State.CREATED && !attempt.mayBePaid())
                .forEach(attempt -> attempts.move(attempt, State.CLOSED, null, "closed"));
    }

    private void endParts(Payment ended, boolean succeeded) {
        if (ended.partsMinor() == 0) {
            return;
        }
        if (succeeded) {
            parts.use(ended.id());
        } else {
            parts.release(ended.id());
        }
    }

    private PaymentState finish(Payment payment, PaymentLifecycle.Command command, Attempt paid, Attempt last) {
        Payment ended = payments.apply(payment, command, null);
        jdbc.sql("""
                insert into final_state (payment_id, attempt_id, state, reason_code, merchant_id, amount_minor, currency, finished_at)
                values (?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        ended.id(),
                        paid == null ? null : paid.id(),
                        ended.state().code(),
                        ended.state().reason(),
                        ended.merchantId(),
                        ended.amount().amountMinor(),
                        ended.amount().currency(),
                        Timestamp.from(ended.finishedAt()))
                .update();
        endParts(ended, paid != null);
        if (paid != null && ended.intent() == PaymentIntent.AUTHORIZE) {
            heldAmounts.held(ended, new HeldAt(paid.id(), paid.channelId(), paid.firstSentAt()));
        } else {
            if (paid != null) {
                money.captured(ended, paid.channelId());
            }
            tell(ended);
        }
        contractUsage.ended(ended.id(), paid != null);
        figures.ended(ended, last);
        return ended.state();
    }
}
