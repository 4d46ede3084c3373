package io.liushui.core.refunds;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Looks refunds up, scoped by app: a foreign id is simply not there. */
@Component
public class Refunds {
    private final RefundStore store;

    Refunds(RefundStore store) {
        this.store = store;
    }

    public Optional<Refund> find(String appId, String refundId) {
        return store.find(appId, refundId);
    }

    public Optional<Refund> findByNumber(String appId, String merchantRefundNo) {
        return store.findByNumber(appId, merchantRefundNo);
    }

    /**
     * An app's refunds, newest first.
     *
     * @param paymentId only of this payment, or null
     * @param startingAfter only older than this id, or null
     * @param endingBefore only newer than this id, or null
     * @param limit 1 to 101
     */
    public List<Refund> list(String appId, String paymentId, String startingAfter, String endingBefore, int limit) {
        return store.list(appId, paymentId, null, startingAfter, endingBefore, limit);
    }

    /** A capture's refunds, as {@link #list}. */
    public List<Refund> ofCapture(
            String appId, String captureId, String startingAfter, String endingBefore, int limit) {
        return store.list(appId, null, captureId, startingAfter, endingBefore, limit);
    }
}
