package io.liushui.core.payments;

import io.liushui.core.payments.Attempt.State;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What we do with an attempt without a channel's word: under its payment's lock, so that it takes turns with what a channel says of it. */
@Component
class AttemptTurns {
    private final PaymentStore payments;
    private final AttemptStore attempts;
    private final Clock clock;

    AttemptTurns(PaymentStore payments, AttemptStore attempts, Clock clock) {
        this.payments = payments;
        this.attempts = attempts;
        this.clock = clock;
    }

    /**
     * Has an attempt of which surely no money can come sent again under its number, once its grace is over and while it may still be paid.
     *
     * @param asked as it was before the channel was asked
     * @return false when it may not be sent again, or when anything was learnt of it in the meantime
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean sendAgain(Attempt asked, Duration grace) {
        Payment payment = payments.lock(asked.paymentId());
        Attempt attempt = attempts.get(asked.id());
        Instant now = clock.instant();
        boolean may = attempt.answerLost()
                && !payment.state().terminal()
                && !payment.closeRequested()
                && now.isBefore(payment.expiresAt())
                && attempt.sentAt().plus(grace).isBefore(now);
        if (may && attempt.state() == State.UNKNOWN) {
            attempts.move(attempt, State.CREATED, null, null);
        }
        return may;
    }

    /** Closes an attempt of which no channel has ever heard; answers it as it is then. */
    @Transactional
    public Attempt closeUnlessSent(String attemptId) {
        payments.lock(attempts.get(attemptId).paymentId());
        Attempt attempt = attempts.get(attemptId);
        if (attempt.state() != State.CREATED || attempt.mayBePaid()) {
            return attempt;
        }
        attempts.move(attempt, State.CLOSED, null, "closed");
        return attempts.get(attemptId);
    }
}
