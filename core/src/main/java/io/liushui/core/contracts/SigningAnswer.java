package io.liushui.core.contracts;

import java.time.Instant;
import java.util.Locale;

/**
 * How the signing of a contract stands, as its process is told.
 *
 * @param reasonCode why it was declined, or null
 * @param codeExpiresAt when the code that was sent is not good any more; null when there is none
 * @param validUntil of a signed contract; null when it does not expire
 */
public record SigningAnswer(Outcome outcome, String reasonCode, Instant codeExpiresAt, Instant validUntil) {

    /** The values of the process variable {@code contractOutcome}. */
    public enum Outcome {
        SIGNED,
        /** The payer has to act, or the channel is working. */
        PENDING,
        DECLINED,
        UNKNOWN,
        /** Surely not executed: to be sent again under the same number. */
        NOT_EXECUTED;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static SigningAnswer of(Outcome outcome) {
        return new SigningAnswer(outcome, null, null, null);
    }

    /** What the contract's row says. */
    static SigningAnswer of(Contract contract) {
        return switch (contract.state()) {
            case ContractState.Signed _ -> new SigningAnswer(Outcome.SIGNED, null, null, contract.validUntil());
            case ContractState.Unsigned _, ContractState.Expired _, ContractState.Failed _ ->
                new SigningAnswer(Outcome.DECLINED, contract.state().reason(), null, null);
            case ContractState.Pending _ ->
                switch (contract.signing().step()) {
                    case CREATED -> of(Outcome.NOT_EXECUTED);
                    case SENT, UNKNOWN -> of(Outcome.UNKNOWN);
                    case PENDING, ANSWERED -> new SigningAnswer(Outcome.PENDING, null, contract.codeExpiresAt(), null);
                };
        };
    }
}
