package io.liushui.workers.relay;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientStatusException;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.liushui.core.outbox.EngineMessage;
import io.liushui.core.outbox.Outbox.Leased;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Publishes messages to the engine, a batch at once. A message that the engine knows already counts as taken. */
@Component
class MessagePublisher {
    private static final Logger LOG = LoggerFactory.getLogger(MessagePublisher.class);
    private static final Set<Status.Code> REFUSALS = Set.of(
            Status.Code.INVALID_ARGUMENT,
            Status.Code.FAILED_PRECONDITION,
            Status.Code.OUT_OF_RANGE,
            Status.Code.UNIMPLEMENTED);
    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(10);

    private final CamundaClient client;
    private final AtomicBoolean engineIsAway = new AtomicBoolean();

    MessagePublisher(CamundaClient client) {
        this.client = client;
    }

    /**
     * Sequence numbers of the messages that the engine took, of those for which it has no room at the moment, of those that did not reach it, and of
     * those that it refused for themselves.
     */
    record Result(List<Long> taken, List<Long> crowded, List<Long> unreached, List<Long> refused) {}

    Result publish(List<Leased> batch) throws InterruptedException {
        Map<Long, Throwable> failures = new ConcurrentHashMap<>();
        CountDownLatch answers = new CountDownLatch(batch.size());
        for (Leased leased : batch) {
            send(leased.message()).whenComplete((taken, failure) -> {
                if (failure != null && !isKnown(failure)) {
                    failures.put(leased.seq(), failure);
                }
                answers.countDown();
            });
        }
        answers.await();
        Result result = new Result(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        batch.forEach(leased -> sort(leased, failures.get(leased.seq()), result));
        return result;
    }

    private void sort(Leased leased, Throwable failure, Result result) {
        if (failure == null) {
            result.taken().add(leased.seq());
            reached();
        } else if (code(failure) == Status.Code.RESOURCE_EXHAUSTED) {
            result.crowded().add(leased.seq());
            reached();
        } else if (REFUSALS.contains(code(failure))) {
            LOG.error("the engine refuses {}: {}", leased.message(), failure.toString());
            result.refused().add(leased.seq());
        } else {
            result.unreached().add(leased.seq());
            notReached(failure);
        }
    }

    private CompletionStage<?> send(EngineMessage message) {
        return client.newPublishMessageCommand()
                .messageName(message.name())
                .correlationKey(message.correlationKey())
                .messageId(message.messageId())
                .timeToLive(message.timeToLive())
                .variables(withTrace(message))
                .requestTimeout(REQUEST_TIMEOUT)
                .send();
    }

    private static Map<String, Object> withTrace(EngineMessage message) {
        Map<String, Object> variables = new LinkedHashMap<>(message.variables());
        if (message.traceId() != null) {
            variables.put("traceId", message.traceId());
        }
        return variables;
    }

    private void reached() {
        if (engineIsAway.compareAndSet(true, false)) {
            LOG.info("the engine takes messages again");
        }
    }

    private void notReached(Throwable failure) {
        if (engineIsAway.compareAndSet(false, true)) {
            LOG.warn("messages do not reach the engine, they are tried again: {}", failure.toString());
        }
    }

    private static boolean isKnown(Throwable failure) {
        return code(failure) == Status.Code.ALREADY_EXISTS;
    }

    private static Status.Code code(Throwable failure) {
        return switch (failure) {
            case ClientStatusException status -> status.getStatusCode();
            case StatusRuntimeException status -> status.getStatus().getCode();
            case CompletionException wrapped when wrapped.getCause() != null -> code(wrapped.getCause());
            default -> Status.Code.UNKNOWN;
        };
    }
}
