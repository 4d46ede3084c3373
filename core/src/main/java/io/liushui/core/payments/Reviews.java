package io.liushui.core.payments;

import io.liushui.core.alarms.Alarms;
import io.liushui.core.events.DomainEvent;
import io.liushui.core.events.Events;
import io.liushui.core.risk.Review;
import io.liushui.core.risk.ReviewDecision;
import io.liushui.core.risk.RiskReviews;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Payments that wait for a person. */
@Component
public class Reviews {
    private final Payments payments;
    private final PaymentStore store;
    private final RiskReviews reviews;
    private final Events events;
    private final PaymentDocument document;
    private final Alarms alarms;

    Reviews(
            Payments payments,
            PaymentStore store,
            RiskReviews reviews,
            Events events,
            PaymentDocument document,
            Alarms alarms) {
        this.payments = payments;
        this.store = store;
        this.reviews = reviews;
        this.events = events;
        this.document = document;
        this.alarms = alarms;
    }

    /** Tells operators that nobody has decided yet; not of a payment that has ended in the meantime. */
    @Transactional
    public void escalate(String paymentId) {
        Payment payment = payments.byId(paymentId).orElseThrow();
        if (!payment.state().terminal()) {
            alarms.raise(
                    "review_waiting",
                    paymentId,
                    "accepted " + payment.createdAt() + ", " + payment.amount() + ": it ends if nobody decides");
        }
    }

    /**
     * Keeps who decided, and tells it once as an event, which names nobody. The first word counts.
     *
     * @param decision {@code approve} or {@code reject}; anything else, and null, is no decision and approves nothing
     * @return whether the payment may go on
     */
    @Transactional
    public boolean decided(String paymentId, String decision, String by, String reason) {
        Payment payment = store.lock(paymentId);
        Optional<ReviewDecision> said = ReviewDecision.of(decision);
        if (said.isPresent() && reviews.keep(paymentId, said.get(), by, reason)) {
            tell(payment, said.get());
        }
        return reviews.of(paymentId)
                .map(Review::decision)
                .filter(ReviewDecision.APPROVE::equals)
                .isPresent();
    }

    private void tell(Payment payment, ReviewDecision decision) {
        String event = switch (decision) {
            case APPROVE -> "review_approved";
            case REJECT -> "review_rejected";
        };
        events.append(new DomainEvent(
                payment.intent().event(event),
                payment.id(),
                payment.merchantId(),
                payment.appId(),
                document.json(payment),
                payment.traceId(),
                false));
    }
}
