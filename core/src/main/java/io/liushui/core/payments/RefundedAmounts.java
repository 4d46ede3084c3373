package io.liushui.core.payments;

import io.liushui.core.events.DomainEvent;
import io.liushui.core.events.Events;
import io.liushui.core.payments.PaymentLifecycle.Command;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * How much of a payment is on its way back, and how much is back. Reserved when a refund is accepted, then either settled or released, always under the
 * payment's lock; the database refuses what does not fit.
 */
@Component
public class RefundedAmounts {
    private final PaymentStore store;
    private final PaymentDocument document;
    private final Events events;
    private final JdbcClient jdbc;

    RefundedAmounts(PaymentStore store, PaymentDocument document, Events events, JdbcClient jdbc) {
        this.store = store;
        this.document = document;
        this.events = events;
        this.jdbc = jdbc;
    }

    /**
     * Whoever locks a payment and one of its refunds locks the payment first.
     *
     * @throws IllegalArgumentException when there is no such payment
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Payment lock(String paymentId) {
        return store.lock(paymentId);
    }

    /** @param amountMinor 1 to what remains of the locked payment */
    @Transactional(propagation = Propagation.MANDATORY)
    public void reserve(Payment locked, long amountMinor) {
        jdbc.sql("update payment set refunding_minor = refunding_minor + ?, version = version + 1 where id = ?")
                .params(amountMinor, locked.id())
                .update();
    }

    /** The refund failed: what it had reserved may be refunded again. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void release(Payment locked, long amountMinor) {
        jdbc.sql("update payment set refunding_minor = refunding_minor - ?, version = version + 1 where id = ?")
                .params(amountMinor, locked.id())
                .update();
    }

    /** What was reserved went back. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void refunded(Payment locked, long amountMinor) {
        boolean whole = locked.refundedMinor() + amountMinor == locked.amount().amountMinor();
        settle(locked, amountMinor, new Command.Refund(whole));
    }

    /** The whole payment, which was reserved, was undone at the channel. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void voided(Payment locked) {
        settle(locked, locked.amount().amountMinor(), new Command.Void());
    }

    private void settle(Payment locked, long amountMinor, Command command) {
        PaymentState next = PaymentLifecycle.next(locked.state(), command);
        jdbc.sql(
                        "update payment set state = ?, refunded_minor = refunded_minor + ?, version = version + 1 where id = ?")
                .params(next.code(), amountMinor, locked.id())
                .update();
        Payment settled = store.lock(locked.id());
        events.append(new DomainEvent(
                "payment." + next.code(),
                settled.id(),
                settled.merchantId(),
                settled.appId(),
                document.json(settled),
                settled.traceId(),
                false));
    }
}
