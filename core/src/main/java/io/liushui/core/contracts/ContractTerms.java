package io.liushui.core.contracts;

import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Holds payments against the contract that they name. */
@Component
public class ContractTerms {
    private final Contracts contracts;
    private final ContractStore store;
    private final ContractUsage usage;
    private final Clock clock;

    ContractTerms(Contracts contracts, ContractStore store, ContractUsage usage, Clock clock) {
        this.contracts = contracts;
        this.store = store;
        this.usage = usage;
        this.clock = clock;
    }

    /**
     * Claims the debit's amount from what the contract still allows; a repeated claim changes nothing. It is given back by {@link ContractUsage#ended}.
     * Never inside a transaction.
     *
     * @return why the contract does not allow it, as a stable code; empty when it does
     */
    public Optional<String> claim(Debit debit) {
        Optional<Contract> found = contracts.find(debit.appId(), debit.contractId());
        if (found.isEmpty()) {
            return Optional.of("contract_not_found");
        }
        Contract contract = found.get();
        return refusal(contract, debit).or(() -> usage.reserve(contract, debit));
    }

    /**
     * Looks again, when the debit is about to be begun: it may have waited for a person, or for a repair, since its amount was claimed. What was claimed
     * counts for today from now on. The contract is held until the transaction ends, so that a debit that goes through was begun before the contract's end.
     *
     * @return why the contract does not allow it any more, as a stable code; empty when it does
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<String> refusalNow(Debit debit) {
        return store.hold(debit.appId(), debit.contractId())
                .map(contract -> refusal(contract, debit).or(() -> usage.moveToToday(contract, debit)))
                .orElseGet(() -> Optional.of("contract_not_found"));
    }

    /** Why the contract does not allow the debit whatever was debited before, as a stable code; nothing is claimed. */
    public Optional<String> refusal(Contract contract, Debit debit) {
        if (!(contract.state() instanceof ContractState.Signed)) {
            return Optional.of(
                    "contract_" + (contract.state() instanceof ContractState.Expired ? "expired" : "not_signed"));
        }
        if (contract.unsignRequested()) {
            return Optional.of("contract_ending");
        }
        if (!contract.validAt(clock.instant())) {
            return Optional.of("contract_expired");
        }
        if (!contract.method().equals(debit.method())) {
            return Optional.of("contract_of_another_method");
        }
        if (!contract.payerId().equals(debit.payerId())) {
            return Optional.of("contract_of_another_payer");
        }
        if (!contract.limits().takes(debit.amount())) {
            return Optional.of("contract_of_another_currency");
        }
        return contract.limits().allowsOneOf(debit.amount())
                ? Optional.empty()
                : Optional.of("contract_limit_per_debit");
    }
}
