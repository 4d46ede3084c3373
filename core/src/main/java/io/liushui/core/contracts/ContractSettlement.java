package io.liushui.core.contracts;

import io.liushui.core.contracts.ContractLifecycle.Command;
import io.liushui.core.vault.Vault;
import io.liushui.spi.ContractOutcome;
import io.liushui.spi.PayerAction;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The one place where a contract changes, under its row's lock, whether the channel answered, was asked, or told by itself. State, event and the end of
 * what is kept of the card are one transaction.
 */
@Component
class ContractSettlement {
    /** How long a code is good when the model does not say. */
    static final Duration CODE_LIFE = Duration.ofMinutes(5);

    private final ContractStore store;
    private final ContractNews news;
    private final LateSignatures late;
    private final Vault vault;
    private final Clock clock;

    ContractSettlement(ContractStore store, ContractNews news, LateSignatures late, Vault vault, Clock clock) {
        this.store = store;
        this.news = news;
        this.late = late;
        this.vault = vault;
        this.clock = clock;
    }

    /** @param codeLife how long a code that the channel has just sent is good; null when it sent none now */
    @Transactional(propagation = Propagation.MANDATORY)
    public Contract settle(String contractId, ContractOutcome outcome, Duration codeLife) {
        Contract contract = store.lock(contractId);
        return switch (outcome) {
            case ContractOutcome.Signed signed -> signed(contract, signed);
            case ContractOutcome.Pending(String channelRef, PayerAction action) ->
                pending(contract, channelRef, action, codeLife);
            case ContractOutcome.Ended _ -> apply(contract, new Command.Unsign("ended_at_channel"));
            case ContractOutcome.Declined(String code, String _) -> apply(contract, new Command.Fail(code));
            case ContractOutcome.Unavailable _ -> step(contract, Signing.Step.CREATED);
            case ContractOutcome.Unknown _, ContractOutcome.NotFound _ -> step(contract, Signing.Step.UNKNOWN);
        };
    }

    /** Without effect where the command has none. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Contract apply(Contract locked, Command command) {
        ContractState next = ContractLifecycle.next(locked.state(), command);
        if (next.equals(locked.state())) {
            return locked;
        }
        Contract changed = store.apply(locked, next);
        if (next.terminal() && changed.cardId() != null) {
            forgetUnlessNeeded(changed);
        }
        news.changed(changed);
        return changed;
    }

    /** Under the card's lock, which whoever accepts a contract with it holds too: that contract is seen, or seals the card anew. */
    private void forgetUnlessNeeded(Contract ended) {
        vault.lock(ended.cardId());
        if (!store.cardInUse(ended)) {
            vault.forget(ended.cardId());
        }
    }

    private Contract signed(Contract contract, ContractOutcome.Signed signed) {
        if (contract.state() instanceof ContractState.Pending) {
            store.signed(contract, signed.channelRef(), signed.lastFour(), signed.validUntil());
            return apply(contract, new Command.Sign());
        }
        if (ContractLifecycle.signedTooLate(contract.state(), new Command.Sign())) {
            late.received(contract, signed.channelRef());
        }
        return contract;
    }

    private Contract pending(Contract contract, String channelRef, PayerAction action, Duration codeLife) {
        if (!(contract.state() instanceof ContractState.Pending)) {
            return contract;
        }
        Instant codeExpiresAt = action instanceof PayerAction.EnterCode && codeLife != null
                ? clock.instant().plus(codeLife)
                : null;
        SigningAction wanted = action == null ? null : SigningAction.of(action);
        store.waits(contract, channelRef, wanted, codeExpiresAt);
        Contract waiting = store.get(contract.id());
        if (wanted != null && !wanted.equals(contract.action())) {
            news.actionRequired(waiting);
        }
        return waiting;
    }

    /** Only what is in doubt: a payer who was asked for a code stays asked. */
    private Contract step(Contract contract, Signing.Step step) {
        if (contract.state() instanceof ContractState.Pending
                && contract.signing().step().inDoubt()
                && contract.signing().step() != step) {
            store.step(contract, step);
        }
        return store.get(contract.id());
    }
}
