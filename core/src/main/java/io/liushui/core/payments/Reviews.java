package io.liushui.core.payments;

import io.liushui.core.alarms.Alarms;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Payments that wait for a person. */
@Component
public class Reviews {
    private final Payments payments;
    private final Alarms alarms;

    Reviews(Payments payments, Alarms alarms) {
        this.payments = payments;
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
                    "accepted " + payment.createdAt() + ", " + payment.amount() + ": it fails if nobody decides");
        }
    }
}
