package io.liushui.core.preauth;

import io.liushui.core.events.DomainEvent;
import io.liushui.core.events.Events;
import io.liushui.core.payments.Payment;
import io.liushui.core.payments.PaymentIntent;
import io.liushui.core.payments.Payments;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Tells merchants what happened to authorisations and captures. */
@Component
class AuthorizationNews {
    private final Events events;
    private final Payments payments;
    private final AuthorizationDocument document;

    AuthorizationNews(Events events, Payments payments, AuthorizationDocument document) {
        this.events = events;
        this.payments = payments;
        this.document = document;
    }

    /** @param happened in the past tense, for example voided */
    @Transactional(propagation = Propagation.MANDATORY)
    public void tell(String happened, Preauthorization authorization) {
        tell(happened, authorization, payments.byId(authorization.paymentId()).orElseThrow());
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void tell(String happened, Preauthorization authorization, Payment payment) {
        events.append(new DomainEvent(
                PaymentIntent.AUTHORIZE.event(happened),
                payment.id(),
                payment.merchantId(),
                payment.appId(),
                document.json(new Authorization(payment, Optional.of(authorization))),
                payment.traceId(),
                true));
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void tell(String happened, Capture capture) {
        append(happened, capture, true);
    }

    /** Only notes it: of the refund its own event tells the merchant. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void refunded(Capture capture) {
        boolean whole = capture.refundedMinor() == capture.amount().amountMinor();
        append(whole ? "refunded" : "partially_refunded", capture, false);
    }

    private void append(String happened, Capture capture, boolean forMerchant) {
        events.append(new DomainEvent(
                "capture." + happened,
                capture.id(),
                capture.merchantId(),
                capture.appId(),
                CaptureDocument.json(capture),
                capture.traceId(),
                forMerchant));
    }
}
