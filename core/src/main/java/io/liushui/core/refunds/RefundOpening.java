package io.liushui.core.refunds;

import io.liushui.core.ids.Ids;
import io.liushui.core.operations.OpenOperation;
import io.liushui.core.operations.Operations;
import io.liushui.core.outbox.EngineMessage;
import io.liushui.core.outbox.Outbox;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Opens a refund: its row, its first request to the channel, and the start of its process, in one transaction. */
@Component
class RefundOpening {
    private static final Duration MESSAGE_LIFE = Duration.ofHours(24);

    private final RefundStore store;
    private final Operations operations;
    private final Outbox outbox;
    private final Clock clock;

    RefundOpening(RefundStore store, Operations operations, Outbox outbox, Clock clock) {
        this.store = store;
        this.operations = operations;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * Under the payment's lock.
     *
     * @return empty when the merchant's number is taken; the transaction must not be committed then
     * @throws org.springframework.dao.DuplicateKeyException when the attempt's late or double money has a refund already
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Refund> open(NewRefund refund) {
        String refundId = Ids.next("ref", clock.instant());
        String operationId = operations.open(new OpenOperation(
                refund.kind().operation(), refundId, refund.channelId(), refund.amount(), refund.traceId()));
        if (!store.insert(refundId, refund, operationId)) {
            return Optional.empty();
        }
        outbox.append(new EngineMessage(
                "Msg_RefundDue",
                refundId,
                refundId,
                Map.of(
                        "refundId",
                        refundId,
                        "paymentId",
                        refund.paymentId(),
                        "operationId",
                        operationId,
                        "traceId",
                        refund.traceId()),
                MESSAGE_LIFE,
                refund.traceId()));
        return Optional.of(store.get(refundId));
    }
}
