package io.liushui.core.operations;

import io.liushui.core.channels.ExchangeStore;
import io.liushui.core.channels.NotificationVerdict;
import io.liushui.core.operations.OperationAnswer.Outcome;
import io.liushui.spi.ChannelNotification;
import io.liushui.spi.ExchangeLog.Exchange;
import io.liushui.spi.OperationOutcome;
import io.liushui.spi.RawNotification;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

/** Opens operations, sends them once, and asks for them until they are known. Driven by {@code channel-operation.bpmn}. */
@Component
public class Operations {
    private final OperationStore store;
    private final OperationResults results;
    private final CallsByKind calls;
    private final ExchangeStore exchanges;
    private final TransactionOperations transactions;
    private final Clock clock;

    Operations(
            OperationStore store,
            OperationResults results,
            CallsByKind calls,
            ExchangeStore exchanges,
            TransactionOperations transactions,
            Clock clock) {
        this.store = store;
        this.results = results;
        this.calls = calls;
        this.exchanges = exchanges;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Opens an operation under a number of its own.
     *
     * @return its id
     * @throws org.springframework.dao.DuplicateKeyException when its subject has one of this kind that is not surely declined
     * @throws IllegalStateException when no feature brought the calls of its kind
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public String open(OpenOperation command) {
        calls.of(command.kind());
        return store.insert(command);
    }

    /** @throws org.springframework.dao.EmptyResultDataAccessException when there is none */
    public ChannelOperation get(String operationId) {
        return store.get(operationId);
    }

    /**
     * Sends the operation, or asks for it when it was sent before. Never inside a transaction.
     *
     * @throws OperationFenced when another process instance drives it, and it is not answered
     */
    public OperationAnswer submit(String operationId, long instanceKey) {
        Claim claim = transactions.execute(status -> claim(operationId, instanceKey));
        ChannelOperation operation = claim.operation();
        if (operation.state().answered()) {
            return operation.answer();
        }
        List<Exchange> sink = new ArrayList<>();
        OperationCalls channel = calls.of(operation.kind());
        return keep(operation, claim.ours() ? channel.submit(operation, sink) : channel.query(operation, sink), sink);
    }

    /**
     * Asks the channel. Never inside a transaction.
     *
     * @param grace how long after sending an operation that the channel has never seen may still come to be seen
     */
    public OperationAnswer query(String operationId, Duration grace) {
        ChannelOperation operation = store.get(operationId);
        if (operation.state().answered() || operation.state() instanceof OperationState.Created) {
            return operation.answer();
        }
        List<Exchange> sink = new ArrayList<>();
        OperationOutcome outcome = calls.of(operation.kind()).query(operation, sink);
        boolean late = !clock.instant().isBefore(operation.sentAt().plus(grace));
        return outcome instanceof OperationOutcome.NotFound && late
                ? notExecuted(operation, sink)
                : keep(operation, outcome, sink);
    }

    /** As {@link #query(String, Duration)}; an instance that does not drive the operation only watches, so that to it what is not known is pending. */
    public OperationAnswer query(String operationId, Duration grace, long instanceKey) {
        OperationAnswer answer = query(operationId, grace);
        Long driver = store.get(operationId).driverInstance();
        boolean watches = driver != null && driver != instanceKey;
        return switch (answer.outcome()) {
            case DONE, DECLINED, PENDING -> answer;
            case UNKNOWN, NOT_EXECUTED -> watches ? OperationAnswer.of(Outcome.PENDING) : answer;
        };
    }

    /** Takes in what the channel told by itself; only a verdict that is applied or repeated may be acknowledged. */
    @Transactional
    public NotificationVerdict heard(
            String channelId, ChannelNotification.OfOperation notification, RawNotification raw) {
        return results.heard(channelId, notification, raw);
    }

    /** @param ours whether it is ours to send, and already kept as sent */
    private record Claim(ChannelOperation operation, boolean ours) {}

    private Claim claim(String operationId, long instanceKey) {
        ChannelOperation operation = store.lock(operationId);
        if (operation.state().answered()) {
            return new Claim(operation, false);
        }
        if (operation.driverInstance() != null && operation.driverInstance() != instanceKey) {
            throw new OperationFenced(operationId);
        }
        if (operation.state() instanceof OperationState.Created) {
            return new Claim(store.sent(operation, instanceKey), true);
        }
        if (operation.driverInstance() == null) {
            store.drivenBy(operation, instanceKey);
        }
        return new Claim(operation, false);
    }

    private OperationAnswer keep(ChannelOperation operation, OperationOutcome outcome, List<Exchange> sink) {
        return transactions.execute(status -> {
            exchanges.save(operation.channelId(), sink);
            return results.said(operation.id(), outcome).answer();
        });
    }

    /** Unless it was sent again or answered in the meantime. */
    private OperationAnswer notExecuted(ChannelOperation asked, List<Exchange> sink) {
        return transactions.execute(status -> {
            exchanges.save(asked.channelId(), sink);
            ChannelOperation now = store.lock(asked.id());
            if (now.version() == asked.version()) {
                store.move(now, OperationLifecycle.notExecuted(now.state()));
                return OperationAnswer.of(Outcome.NOT_EXECUTED);
            }
            return now.answer();
        });
    }
}
