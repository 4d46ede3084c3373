package io.liushui.core.contracts;

import io.liushui.core.channels.ContractGateway;
import io.liushui.core.channels.ExchangeStore;
import io.liushui.core.contracts.ContractLifecycle.Command;
import io.liushui.core.vault.CardDetails;
import io.liushui.core.vault.Vault;
import io.liushui.spi.Card;
import io.liushui.spi.ContractOutcome;
import io.liushui.spi.ContractRequest;
import io.liushui.spi.ExchangeLog.Exchange;
import java.time.Clock;
import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

/** Has contracts signed at their channel and asks for them, always under one number. Driven by {@code contract.bpmn}. */
@Component
public class ContractSigning {
    private static final DateTimeFormatter CHANNEL_EXPIRY = DateTimeFormatter.ofPattern("yyMM");

    private final ContractStore store;
    private final ContractSettlement settlement;
    private final ContractGateway gateway;
    private final ExchangeStore exchanges;
    private final Vault vault;
    private final TransactionOperations transactions;
    private final Clock clock;

    ContractSigning(
            ContractStore store,
            ContractSettlement settlement,
            ContractGateway gateway,
            ExchangeStore exchanges,
            Vault vault,
            TransactionOperations transactions,
            Clock clock) {
        this.store = store;
        this.settlement = settlement;
        this.gateway = gateway;
        this.exchanges = exchanges;
        this.vault = vault;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Asks the channel to sign, or to send another code; asks how the contract stands when it was sent before. Never inside a transaction.
     *
     * @param codeLife how long a code is good; null: five minutes
     * @throws ContractFenced when another process instance drives the contract
     */
    public SigningAnswer sign(String contractId, long instanceKey, Duration codeLife) {
        Claim claim = transactions.execute(status -> claim(contractId, instanceKey));
        if (!claim.ours()) {
            return query(contractId, null);
        }
        List<Exchange> sink = new ArrayList<>();
        ContractOutcome outcome = gateway.sign(claim.contract().channelId(), request(claim.contract()), sink);
        Duration life = codeLife == null ? ContractSettlement.CODE_LIFE : codeLife;
        return keep(claim.contract(), outcome, life, sink);
    }

    /**
     * Asks the channel how the contract stands. Never inside a transaction.
     *
     * @param grace how long after sending a contract that the channel does not know counts as surely not executed; null: never
     */
    public SigningAnswer query(String contractId, Duration grace) {
        Contract contract = store.get(contractId);
        if (!(contract.state() instanceof ContractState.Pending)
                || contract.signing().step() == Signing.Step.CREATED) {
            return SigningAnswer.of(contract);
        }
        List<Exchange> sink = new ArrayList<>();
        ContractOutcome outcome = gateway.queryContract(contract.channelId(), contract.reference(), sink);
        boolean neverSeen = outcome instanceof ContractOutcome.NotFound
                && contract.signing().step().inDoubt()
                && grace != null
                && !clock.instant().isBefore(contract.signing().sentAt().plus(grace));
        return keep(
                contract,
                neverSeen ? new ContractOutcome.Unavailable("the channel never saw it") : outcome,
                null,
                sink);
    }

    /** The code that was sent is not good any more; the payer may ask for another. */
    @Transactional
    public SigningAnswer voidCode(String contractId) {
        Contract contract = store.lock(contractId);
        if (contract.codeExpiresAt() != null && !clock.instant().isBefore(contract.codeExpiresAt())) {
            store.codeExpired(
                    contract, new SigningAction.CodeExpired(contract.signing().maskedPhone()));
        }
        return SigningAnswer.of(store.get(contractId));
    }

    /** Asks a last time, and fails a contract that is still not signed. Never inside a transaction. */
    public SigningAnswer giveUp(String contractId) {
        query(contractId, null);
        return transactions.execute(status ->
                SigningAnswer.of(settlement.apply(store.lock(contractId), new Command.Fail("signing_expired"))));
    }

    private record Claim(Contract contract, boolean ours) {}

    private Claim claim(String contractId, long instanceKey) {
        Contract contract = store.lock(contractId);
        Long driver = contract.signing().driverInstance();
        if (driver != null && driver != instanceKey) {
            throw new ContractFenced(contractId);
        }
        boolean toBeSent = contract.signing().step() == Signing.Step.CREATED
                || (contract.signing().step() == Signing.Step.PENDING
                        && contract.signing().codeWanted());
        if (contract.state() instanceof ContractState.Pending && toBeSent) {
            return new Claim(store.sent(contract, instanceKey), true);
        }
        if (driver == null) {
            store.drivenBy(contract, instanceKey);
        }
        return new Claim(contract, false);
    }

    private ContractRequest request(Contract contract) {
        return new ContractRequest(
                contract.contractNo(),
                contract.method(),
                contract.cardId() == null ? null : card(vault.reveal(contract.cardId())),
                contract.phone(),
                contract.returnUrl(),
                contract.signing().firstSentAt(),
                contract.traceId());
    }

    private static Card card(CardDetails details) {
        return new Card(details.number().digits(), CHANNEL_EXPIRY.format(details.expiry()), null, details.holder());
    }

    private SigningAnswer keep(Contract contract, ContractOutcome outcome, Duration codeLife, List<Exchange> sink) {
        return transactions.execute(status -> {
            exchanges.save(contract.channelId(), sink);
            return SigningAnswer.of(settlement.settle(contract.id(), outcome, codeLife));
        });
    }
}
