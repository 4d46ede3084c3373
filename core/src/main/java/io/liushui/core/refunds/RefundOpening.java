package io.liushui.core.refunds;

import io.liushui.core.ids.Ids;
import io.liushui.core.money.Money;
import io.liushui.core.operations.OpenOperation;
import io.liushui.core.operations.Operations;
import io.liushui.core.outbox.EngineMessage;
import io.liushui.core.outbox.Outbox;
import io.liushui.core.parts.PartRefunds;
import io.liushui.core.parts.RefundShares;
import io.liushui.core.payments.Payment;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Opens a refund: its row, its shares, its first request to the channel, and the start of its process, in one transaction. */
@Component
class RefundOpening {
    private static final Duration MESSAGE_LIFE = Duration.ofHours(24);

    private final RefundStore store;
    private final PartRefunds parts;
    private final Operations operations;
    private final Outbox outbox;
    private final Clock clock;

    RefundOpening(RefundStore store, PartRefunds parts, Operations operations, Outbox outbox, Clock clock) {
        this.store = store;
        this.parts = parts;
        this.operations = operations;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * Of a channel's money, under the payment's lock.
     *
     * @return empty when the merchant's number is taken; the transaction must not be committed then
     * @throws org.springframework.dao.DuplicateKeyException when the attempt's late or double money has a refund already
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Refund> open(NewRefund refund) {
        return open(refund, RefundShares.NONE);
    }

    /**
     * Of a payment's money, which may have several parts. Nothing is asked of the channel, and no process starts, when all of the amount is other parts'.
     *
     * @return as above
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Refund> open(Payment locked, NewRefund refund) {
        return open(
                refund,
                locked.partsMinor() == 0
                        ? RefundShares.NONE
                        : parts.share(
                                locked.id(),
                                locked.amount().amountMinor(),
                                locked.refundingMinor(),
                                refund.amount().amountMinor()));
    }

    private Optional<Refund> open(NewRefund refund, RefundShares shares) {
        String refundId = Ids.next("ref", clock.instant());
        long channelMinor = refund.amount().amountMinor() - shares.totalMinor();
        String operationId = channelMinor == 0
                ? null
                : operations.open(new OpenOperation(
                        refund.kind().operation(),
                        refundId,
                        refund.channelId(),
                        new Money(channelMinor, refund.amount().currency()),
                        refund.traceId()));
        if (!store.insert(refundId, refund, operationId, shares.totalMinor())) {
            return Optional.empty();
        }
        parts.reserve(refundId, shares);
        if (operationId != null) {
            start(refundId, refund, operationId);
        }
        return Optional.of(store.get(refundId));
    }

    private void start(String refundId, NewRefund refund, String operationId) {
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
    }
}
