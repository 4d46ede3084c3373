package io.liushui.core.refunds;

import io.liushui.core.channels.ExchangeStore;
import io.liushui.core.channels.OperationGateway;
import io.liushui.core.outbox.EngineMessage;
import io.liushui.core.outbox.Outbox;
import io.liushui.spi.ExchangeLog.Exchange;
import io.liushui.spi.OperationOutcome;
import io.liushui.spi.RefundRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

/** Opens refunds and brings them to their end. */
@Component
public class Refunds {
    private static final Duration MESSAGE_LIFE = Duration.ofHours(24);

    private final RefundStore store;
    private final RefundRecords records;
    private final OperationGateway gateway;
    private final ExchangeStore exchanges;
    private final Outbox outbox;
    private final TransactionOperations transactions;
    private final Clock clock;

    Refunds(
            RefundStore store,
            RefundRecords records,
            OperationGateway gateway,
            ExchangeStore exchanges,
            Outbox outbox,
            TransactionOperations transactions,
            Clock clock) {
        this.store = store;
        this.records = records;
        this.gateway = gateway;
        this.exchanges = exchanges;
        this.outbox = outbox;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Opens the refund of late or double money and starts its process.
     *
     * @return the refund's id
     * @throws org.springframework.dao.DuplicateKeyException when the attempt's money has a refund already
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public String openForStrayMoney(StrayPayment stray) {
        String refundId = store.insert(stray);
        outbox.append(new EngineMessage(
                "Msg_RefundDue",
                refundId,
                refundId,
                Map.of("refundId", refundId, "paymentId", stray.paymentId(), "traceId", stray.traceId()),
                MESSAGE_LIFE,
                stray.traceId()));
        return refundId;
    }

    /**
     * Sends the refund, or asks for it when it was sent before. Never inside a transaction.
     *
     * @throws RefundFenced when another process instance drives it
     */
    public RefundAnswer submit(String refundId, long instanceKey) {
        Refund found = transactions.execute(status -> claim(refundId, instanceKey));
        if (found.answered()) {
            return found.answer();
        }
        List<Exchange> sink = new ArrayList<>();
        RefundRequest request = store.get(refundId).request();
        return keep(
                found,
                found.state() == Refund.State.CREATED
                        ? gateway.refund(found.channelId(), request, sink)
                        : gateway.queryRefund(found.channelId(), request, sink),
                sink);
    }

    /**
     * Asks the channel. Never inside a transaction.
     *
     * @param grace how long after sending a channel that has never seen the refund may still come to see it
     */
    public RefundAnswer query(String refundId, Duration grace) {
        Refund refund = store.get(refundId);
        if (refund.answered() || refund.state() == Refund.State.CREATED) {
            return refund.answer();
        }
        List<Exchange> sink = new ArrayList<>();
        OperationOutcome outcome = gateway.queryRefund(refund.channelId(), refund.request(), sink);
        boolean late = !clock.instant().isBefore(refund.sentAt().plus(grace));
        if (outcome instanceof OperationOutcome.NotFound && late) {
            return transactions.execute(status -> {
                exchanges.save(refund.channelId(), sink);
                return RefundAnswer.of(store.notExecuted(refund) ? "not_executed" : "unknown");
            });
        }
        return keep(refund, outcome, sink);
    }

    /**
     * Books and tells the end, once, after what the channel said. A refund whose outcome is not known raises an alarm and stays open, whatever the
     * process believes.
     */
    @Transactional
    public void record(String refundId) {
        records.record(refundId);
    }

    /** The refund as it was before: in state created, it is ours to send, and already kept as sent. */
    private Refund claim(String refundId, long instanceKey) {
        Refund refund = store.lock(refundId);
        if (refund.driverInstance() != null && refund.driverInstance() != instanceKey) {
            throw new RefundFenced(refundId);
        }
        if (refund.state() == Refund.State.CREATED) {
            store.sent(refund, instanceKey);
        } else if (refund.driverInstance() == null) {
            store.drivenBy(refund, instanceKey);
        }
        return refund;
    }

    private RefundAnswer keep(Refund refund, OperationOutcome outcome, List<Exchange> sink) {
        return transactions.execute(status -> {
            exchanges.save(refund.channelId(), sink);
            switch (outcome) {
                case OperationOutcome.Done(String reference) ->
                    store.answered(refund, Refund.State.SUCCEEDED, reference, null);
                case OperationOutcome.Declined(String code, String _) ->
                    store.answered(refund, Refund.State.FAILED, null, code);
                case OperationOutcome.Pending() -> store.answered(refund, Refund.State.PENDING, null, null);
                case OperationOutcome.Unknown _, OperationOutcome.Unavailable _, OperationOutcome.NotFound _ ->
                    store.answered(refund, Refund.State.UNKNOWN, null, null);
            }
            return store.get(refund.id()).answer();
        });
    }
}
