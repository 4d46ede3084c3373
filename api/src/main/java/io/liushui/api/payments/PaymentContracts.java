package io.liushui.api.payments;

import io.liushui.api.problems.ProblemCode;
import io.liushui.api.problems.Refusal;
import io.liushui.core.contracts.Contract;
import io.liushui.core.contracts.ContractTerms;
import io.liushui.core.contracts.Contracts;
import io.liushui.core.contracts.Debit;
import io.liushui.core.money.Money;
import io.liushui.core.payments.AcceptPayment;
import io.liushui.core.payments.Payer;
import org.springframework.stereotype.Component;

/** Fills in what a payment's contract says, and refuses at once what it could never allow. What is used up of its limits is seen when it is validated. */
@Component
class PaymentContracts {
    private final Contracts contracts;
    private final ContractTerms terms;

    PaymentContracts(Contracts contracts, ContractTerms terms) {
        this.contracts = contracts;
        this.terms = terms;
    }

    /**
     * The payment with the contract's method and payer, where it did not name them.
     *
     * @throws Refusal naming the field at fault
     */
    AcceptPayment resolved(AcceptPayment payment) {
        if (payment.payer().contractId() == null) {
            return payment;
        }
        Contract contract = contracts
                .find(payment.app().id(), payment.payer().contractId())
                .orElseThrow(() -> Refusal.of(
                        ProblemCode.INVALID_FIELD,
                        "contract_id",
                        "the app has no contract " + payment.payer().contractId()));
        AcceptPayment filled = filled(payment, contract);
        if (!payment.app().methods().contains(contract.method())) {
            throw Refusal.of(ProblemCode.METHOD_NOT_OFFERED, "method", "the app does not offer " + contract.method());
        }
        terms.refusal(
                        contract,
                        new Debit(
                                null,
                                payment.app().id(),
                                contract.id(),
                                filled.payer().id(),
                                filled.method(),
                                leastDebited(filled)))
                .ifPresent(reason -> {
                    throw refusal(reason, contract);
                });
        return filled;
    }

    /** What the parts leave is known only once they are held. */
    private static Money leastDebited(AcceptPayment payment) {
        return payment.parts().isEmpty()
                ? payment.amount()
                : new Money(1, payment.amount().currency());
    }

    private static AcceptPayment filled(AcceptPayment payment, Contract contract) {
        Payer payer = payment.payer();
        return payment.by(
                payment.method() == null ? contract.method() : payment.method(),
                new Payer(
                        payer.id() == null ? contract.payerId() : payer.id(),
                        payer.ip(),
                        payer.deviceId(),
                        payer.phone() == null ? contract.phone() : payer.phone(),
                        payer.account(),
                        payer.bank(),
                        contract.id()));
    }

    private static Refusal refusal(String reason, Contract contract) {
        return switch (reason) {
            case "contract_of_another_method" ->
                Refusal.of(ProblemCode.INVALID_FIELD, "method", "the contract is for " + contract.method());
            case "contract_of_another_payer" ->
                Refusal.of(ProblemCode.INVALID_FIELD, "payer.id", "the contract is another payer's");
            case "contract_of_another_currency" ->
                Refusal.of(
                        ProblemCode.CURRENCY_NOT_SUPPORTED,
                        "currency",
                        "the contract is for " + contract.limits().currency());
            case "contract_limit_per_debit" ->
                Refusal.of(
                        ProblemCode.AMOUNT_ABOVE_MAXIMUM,
                        "amount",
                        "the contract allows at most " + contract.limits().perDebit());
            default -> Refusal.of(ProblemCode.CONTRACT_NOT_SIGNED, "contract_id", reason);
        };
    }
}
