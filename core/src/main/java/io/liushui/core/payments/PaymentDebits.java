package io.liushui.core.payments;

import io.liushui.core.contracts.ContractTerms;
import io.liushui.core.contracts.Debit;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Holds a payment against the contract that it names, when it is validated and again when it gets its attempt; one without a contract is not held up. Under the
 * contract its channel's part is paid and no more, so that is what counts.
 */
@Component
class PaymentDebits {
    private final ContractTerms terms;

    PaymentDebits(ContractTerms terms) {
        this.terms = terms;
    }

    /** Why the contract does not allow it; its amount is claimed otherwise. Never inside a transaction. */
    Optional<String> claim(Payment payment) {
        return debit(payment).flatMap(terms::claim);
    }

    /** Why the contract, which is held until the transaction ends, does not allow it any more. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<String> refusalNow(Payment payment) {
        return debit(payment).flatMap(terms::refusalNow);
    }

    private static Optional<Debit> debit(Payment payment) {
        return Optional.ofNullable(payment.payer().contractId())
                .map(contractId -> new Debit(
                        payment.id(),
                        payment.appId(),
                        contractId,
                        payment.payer().id(),
                        payment.method(),
                        payment.channelAmount()));
    }
}
