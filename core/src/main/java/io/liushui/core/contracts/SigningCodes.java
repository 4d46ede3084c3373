package io.liushui.core.contracts;

import io.liushui.core.channels.ContractGateway;
import io.liushui.core.channels.ExchangeStore;
import io.liushui.core.contracts.ContractLifecycle.Command;
import io.liushui.spi.ContractOutcome;
import io.liushui.spi.ExchangeLog.Exchange;
import io.liushui.spi.PayerAction;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Gives the payer's code to the channel that sent it, one at a time and five at most. The code goes to the channel and nowhere else. Killed between the
 * call and its outcome, the process finds the signature by its query.
 */
@Component
public class SigningCodes {
    static final int MOST_SENDS = 4;
    static final Duration PAUSE = Duration.ofSeconds(30);
    private static final Duration LONGEST_CALL = Duration.ofSeconds(60);

    private final Contracts contracts;
    private final ContractStore store;
    private final ContractSettlement settlement;
    private final ContractNews news;
    private final ContractGateway gateway;
    private final ExchangeStore exchanges;
    private final TransactionOperations transactions;
    private final Clock clock;

    SigningCodes(
            Contracts contracts,
            ContractStore store,
            ContractSettlement settlement,
            ContractNews news,
            ContractGateway gateway,
            ExchangeStore exchanges,
            TransactionOperations transactions,
            Clock clock) {
        this.contracts = contracts;
        this.store = store;
        this.settlement = settlement;
        this.news = news;
        this.gateway = gateway;
        this.exchanges = exchanges;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Never inside a transaction. */
    public CodeResult confirm(String appId, String contractId, String code) {
        if (contracts.find(appId, contractId).isEmpty()) {
            return new CodeResult.NotFound();
        }
        Optional<CodeResult> refused = transactions.execute(status -> claim(contractId));
        if (refused.isPresent()) {
            return refused.get();
        }
        Contract contract = store.get(contractId);
        List<Exchange> sink = new ArrayList<>();
        ContractOutcome outcome = gateway.confirmSigning(contract.channelId(), contract.reference(), code, sink);
        return transactions.execute(status -> {
            exchanges.save(contract.channelId(), sink);
            return confirmed(contractId, outcome);
        });
    }

    /** Has the process send another code, {@value #MOST_SENDS} in all, with 30 seconds between. */
    @Transactional
    public CodeResult sendAgain(String appId, String contractId) {
        if (contracts.find(appId, contractId).isEmpty()) {
            return new CodeResult.NotFound();
        }
        Contract contract = store.lock(contractId);
        if (contract.action() == null || contract.signing().maskedPhone() == null) {
            return new CodeResult.NotOpen(contract);
        }
        if (contract.signing().codeSends() >= MOST_SENDS) {
            return new CodeResult.NoneLeft();
        }
        Instant next = contract.signing().sentAt().plus(PAUSE);
        if (contract.signing().codeWanted() || clock.instant().isBefore(next)) {
            return new CodeResult.TooSoon(
                    Math.max(1, Duration.between(clock.instant(), next).toSeconds()));
        }
        store.codeWanted(contract);
        news.tellCodeWanted(contract);
        return new CodeResult.Resent(store.get(contractId));
    }

    /** Empty when the code may go to the channel; its try is counted already. */
    private Optional<CodeResult> claim(String contractId) {
        Contract contract = store.lock(contractId);
        Instant now = clock.instant();
        Instant busy = contract.signing().confirmingUntil();
        if (contract.action() instanceof SigningAction.CodeExpired) {
            return Optional.of(new CodeResult.Expired());
        }
        if (!(contract.action() instanceof SigningAction.EnterCode)) {
            return Optional.of(
                    contract.state() instanceof ContractState.Signed
                            ? new CodeResult.Taken(contract)
                            : new CodeResult.NotOpen(contract));
        }
        if (busy != null && now.isBefore(busy)) {
            return Optional.of(new CodeResult.Busy());
        }
        if (contract.codeExpiresAt() != null && !now.isBefore(contract.codeExpiresAt())) {
            return Optional.of(new CodeResult.Expired());
        }
        if (contract.signing().triesLeft() == 0) {
            return Optional.of(failed(contract, "code_tries_used"));
        }
        store.confirming(contract, now.plus(LONGEST_CALL));
        return Optional.empty();
    }

    private CodeResult confirmed(String contractId, ContractOutcome outcome) {
        Contract contract = store.lock(contractId);
        int left = contract.signing().triesLeft();
        return switch (outcome) {
            case ContractOutcome.Signed _, ContractOutcome.Declined _, ContractOutcome.Ended _ -> {
                store.confirmed(contract, left);
                yield ended(contract, settlement.settle(contractId, outcome, null));
            }
            case ContractOutcome.Pending(String channelRef, PayerAction action) -> {
                int allowed = action instanceof PayerAction.EnterCode(String _, int channelAllows)
                        ? Math.min(left, channelAllows)
                        : left;
                store.confirmed(contract, allowed);
                yield action instanceof PayerAction.EnterCode
                        ? wrong(contract, allowed)
                        : new CodeResult.Taken(settlement.settle(contractId, outcome, null));
            }
            case ContractOutcome.Unavailable _ -> {
                store.confirmed(contract, Math.min(Signing.TRIES, left + 1));
                yield new CodeResult.Unavailable();
            }
            case ContractOutcome.Unknown _, ContractOutcome.NotFound _ -> {
                store.confirmed(contract, left);
                yield new CodeResult.Taken(store.get(contractId));
            }
        };
    }

    private CodeResult wrong(Contract contract, int left) {
        return left > 0 ? new CodeResult.Wrong(left) : failed(contract, "code_tries_used");
    }

    private CodeResult failed(Contract locked, String reasonCode) {
        return ended(locked, settlement.apply(locked, new Command.Fail(reasonCode)));
    }

    /** The process hears of it, unless it had ended before. */
    private CodeResult ended(Contract before, Contract after) {
        if (before.state() instanceof ContractState.Pending) {
            news.tellResult(after, SigningAnswer.of(after));
        }
        return after.state() instanceof ContractState.Signed
                ? new CodeResult.Taken(after)
                : new CodeResult.Failed(after);
    }
}
