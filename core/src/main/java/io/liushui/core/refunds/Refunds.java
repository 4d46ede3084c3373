package io.liushui.core.refunds;

import io.liushui.core.paging.Slice;
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
     */
    public List<Refund> list(String appId, String paymentId, Slice<String> slice) {
        return store.list(appId, paymentId, null, slice);
    }

    /** A capture's refunds, as {@link #list}. */
    public List<Refund> ofCapture(String appId, String captureId, Slice<String> slice) {
        return store.list(appId, null, captureId, slice);
    }
}
