package io.liushui.core.contracts;

import io.liushui.core.events.DomainEvent;
import io.liushui.core.events.Events;
import io.liushui.core.metrics.CommittedCounts;
import io.liushui.core.outbox.EngineMessage;
import io.liushui.core.outbox.Outbox;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Tells what became of a contract: merchants by events, its process by messages, operators by a metric. */
@Component
class ContractNews {
    private static final Duration MESSAGE_LIFE = Duration.ofMinutes(10);

    private final Events events;
    private final Outbox outbox;
    private final ContractDocument document;
    private final CommittedCounts counts;

    ContractNews(Events events, Outbox outbox, ContractDocument document, CommittedCounts counts) {
        this.events = events;
        this.outbox = outbox;
        this.document = document;
        this.counts = counts;
    }

    /** The contract has come to this state. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void changed(Contract contract) {
        append(contract, "contract." + contract.state().code(), true);
        Map<String, String> tags = new LinkedHashMap<>();
        tags.put("state", contract.state().code());
        tags.put("reason", contract.state().reason());
        tags.put("method", contract.method());
        counts.count("liushui.contracts", "Contracts that were signed, and that ended", tags);
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void actionRequired(Contract contract) {
        append(contract, "contract.action_required", false);
    }

    /** Ends the process's wait for the signature. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void tellResult(Contract contract, SigningAnswer answer) {
        Map<String, Object> variables = new LinkedHashMap<>();
        variables.put("contractOutcome", answer.outcome().code());
        variables.put("reasonCode", answer.reasonCode());
        variables.put("validUntil", text(answer.validUntil()));
        tell("Msg_ContractResult", contract, answer.outcome().code(), variables);
    }

    /** The channel says that it is over. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void tellEnded(Contract contract) {
        tell("Msg_ContractEnded", contract, "ended", Map.of());
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void tellCodeWanted(Contract contract) {
        tell("Msg_CodeWanted", contract, "code" + (contract.signing().codeSends() + 1), Map.of());
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void tellUnsignRequested(Contract contract, String operationId) {
        outbox.append(new EngineMessage(
                "Msg_UnsignRequested",
                contract.id(),
                operationId,
                Map.of("operationId", operationId),
                MESSAGE_LIFE,
                contract.traceId()));
    }

    /** Starts a process that ends at the channel what is over here. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void tellSignedTooLate(Contract contract, String operationId) {
        outbox.append(new EngineMessage(
                "Msg_SignedTooLate",
                operationId,
                operationId,
                Map.of("contractId", contract.id(), "operationId", operationId, "traceId", contract.traceId()),
                Duration.ofHours(24),
                contract.traceId()));
    }

    static String text(Instant instant) {
        return instant == null ? null : instant.toString();
    }

    private void tell(String message, Contract contract, String occasion, Map<String, Object> variables) {
        outbox.append(new EngineMessage(
                message, contract.id(), contract.id() + ":" + occasion, variables, MESSAGE_LIFE, contract.traceId()));
    }

    private void append(Contract contract, String type, boolean forMerchant) {
        events.append(new DomainEvent(
                type,
                contract.id(),
                contract.merchantId(),
                contract.appId(),
                document.json(contract),
                contract.traceId(),
                forMerchant));
    }
}
