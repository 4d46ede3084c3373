package io.liushui.core.payments;

import io.liushui.core.alarms.Alarms;
import io.liushui.core.payments.Attempt.State;
import io.liushui.core.payments.ChannelAnswer.Outcome;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The one place where a channel's word changes an attempt. Payment row, then attempt row are locked, so that answer, query and notification of the
 * same order take turns and the second finds the work done.
 */
@Component
class Settlement {
    private final PaymentStore payments;
    private final AttemptStore attempts;
    private final PaymentActions actions;
    private final StrayMoney strayMoney;
    private final Alarms alarms;

    Settlement(
            PaymentStore payments,
            AttemptStore attempts,
            PaymentActions actions,
            StrayMoney strayMoney,
            Alarms alarms) {
        this.payments = payments;
        this.attempts = attempts;
        this.actions = actions;
        this.strayMoney = strayMoney;
        this.alarms = alarms;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public ChannelAnswer settle(String paymentId, String attemptId, ChannelResult result) {
        Payment payment = payments.lock(paymentId);
        Attempt attempt = attempts.get(attemptId);
        return switch (result) {
            case ChannelResult.Paid paid -> paid(payment, attempt, paid);
            case ChannelResult.NotPaid(String code) -> ended(attempt, State.DECLINED, code);
            case ChannelResult.NextRoute(String code) -> ended(attempt, State.NEXT_ROUTE, code);
            case ChannelResult.ClosedAtChannel _ -> ended(attempt, State.CLOSED, "closed");
            case ChannelResult.Waiting waiting -> waiting(payment, attempt, waiting);
            case ChannelResult.Unclear _ -> unclear(attempt);
        };
    }

    /** What the attempt's row says, for a job that comes back. */
    static ChannelAnswer answer(Attempt attempt) {
        return switch (attempt.state()) {
            case SUCCEEDED -> ChannelAnswer.of(Outcome.SUCCEEDED);
            case DECLINED, CLOSED -> new ChannelAnswer(Outcome.DECLINED, attempt.reasonCode());
            case NEXT_ROUTE -> new ChannelAnswer(Outcome.NEXT_ROUTE, attempt.reasonCode());
            case PENDING -> ChannelAnswer.of(Outcome.PENDING);
            case CREATED, SENT, UNKNOWN -> ChannelAnswer.of(Outcome.UNKNOWN);
        };
    }

    private ChannelAnswer paid(Payment payment, Attempt attempt, ChannelResult.Paid paid) {
        if (!paid.matches(attempt.amount())) {
            alarms.raise(
                    "channel_amount_mismatch",
                    attempt.id(),
                    "channel says " + paid.amountMinor() + " " + paid.currency() + ", we asked for "
                            + attempt.amount());
            return ChannelAnswer.of(Outcome.UNKNOWN);
        }
        if (attempt.state() == State.SUCCEEDED) {
            return ChannelAnswer.of(Outcome.SUCCEEDED);
        }
        List<Attempt> all = attempts.of(payment.id());
        boolean paidBefore = all.stream().anyMatch(other -> other.state() == State.SUCCEEDED);
        if (payment.state().terminal() || paidBefore) {
            String kind = paidBefore ? "double" : "late";
            strayMoney.received(payment, attempt, kind, paid.channelRef());
            return paidBefore ? ChannelAnswer.of(Outcome.SUCCEEDED) : new ChannelAnswer(Outcome.DECLINED, "late_money");
        }
        attempts.move(attempt, State.SUCCEEDED, paid.channelRef(), null);
        actions.acted(payment.id());
        return ChannelAnswer.of(Outcome.SUCCEEDED);
    }

    private ChannelAnswer ended(Attempt attempt, State next, String code) {
        return switch (attempt.state()) {
            case CREATED, SENT, PENDING, UNKNOWN -> {
                attempts.move(attempt, next, null, code);
                actions.acted(attempt.paymentId());
                yield new ChannelAnswer(next == State.NEXT_ROUTE ? Outcome.NEXT_ROUTE : Outcome.DECLINED, code);
            }
            case SUCCEEDED, DECLINED, NEXT_ROUTE, CLOSED -> answer(attempt);
        };
    }

    private ChannelAnswer waiting(Payment payment, Attempt attempt, ChannelResult.Waiting waiting) {
        return switch (attempt.state()) {
            case CREATED, SENT, PENDING, UNKNOWN -> {
                attempts.move(attempt, State.PENDING, waiting.channelRef(), null);
                if (waiting.action() != null) {
                    actions.requireAction(payment.id(), NextAction.of(waiting.action()));
                }
                yield ChannelAnswer.of(Outcome.PENDING);
            }
            case SUCCEEDED, DECLINED, NEXT_ROUTE, CLOSED -> answer(attempt);
        };
    }

    private ChannelAnswer unclear(Attempt attempt) {
        if (attempt.state() == State.SENT) {
            attempts.move(attempt, State.UNKNOWN, null, null);
        }
        return attempt.state() == State.PENDING ? ChannelAnswer.of(Outcome.PENDING) : answer(attempt);
    }
}
