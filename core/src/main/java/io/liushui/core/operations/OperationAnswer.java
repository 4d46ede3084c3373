package io.liushui.core.operations;

import java.util.Locale;

/**
 * How an operation stands.
 *
 * @param reasonCode why it was declined, else null
 */
public record OperationAnswer(Outcome outcome, String reasonCode) {

    /** The values of the process variable {@code operationOutcome}. */
    public enum Outcome {
        DONE,
        PENDING,
        DECLINED,
        UNKNOWN,
        /** Surely not executed, after the grace time: submit it again, its number stays. */
        NOT_EXECUTED;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static OperationAnswer of(Outcome outcome) {
        return new OperationAnswer(outcome, null);
    }
}
