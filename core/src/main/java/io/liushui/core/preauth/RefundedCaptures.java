package io.liushui.core.preauth;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * How much of a capture is on its way back, and how much is back. Reserved when a refund is accepted, then either settled or released; the database
 * refuses what does not fit, and refunds of a capture that is being voided.
 */
@Component
public class RefundedCaptures {
    private final CaptureStore captures;
    private final PreauthStore store;
    private final AuthorizationNews news;

    RefundedCaptures(CaptureStore captures, PreauthStore store, AuthorizationNews news) {
        this.captures = captures;
        this.store = store;
        this.news = news;
    }

    /**
     * A capture with where its money was taken.
     *
     * @param attemptId of its authorisation
     */
    public record Taken(Capture capture, String attemptId, String channelId) {}

    /** Under the authorisation's lock, so that it is either voided or refunded. Whoever locks the authorisation's payment too locks that first. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Taken lock(String captureId) {
        Preauthorization authorization =
                store.lock(captures.get(captureId).paymentId()).orElseThrow();
        return new Taken(captures.get(captureId), authorization.attemptId(), authorization.channelId());
    }

    /** @param amountMinor 1 to what remains of the locked capture */
    @Transactional(propagation = Propagation.MANDATORY)
    public void reserve(String captureId, long amountMinor) {
        captures.refunding(captureId, amountMinor);
    }

    /** The refund failed: what it had reserved may be refunded again. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void release(String captureId, long amountMinor) {
        captures.refunding(captureId, -amountMinor);
    }

    /** What was reserved went back. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void refunded(String captureId, long amountMinor) {
        news.refunded(captures.refunded(captureId, amountMinor));
    }
}
