package io.liushui.core.operations;

import java.util.Locale;

/**
 * How an operation that people repair goes on.
 *
 * @param answer how the operation stands
 * @param settlement what a second person is asked to confirm, else null
 */
public record RepairProgress(Next next, OperationAnswer answer, OperationVerdict settlement) {

    /** The values of the process variable {@code operationRepair}. */
    public enum Next {
        /** Ask the channel. */
        QUERY,
        /** Submit it: it is ours to send again, under its number. */
        RESEND,
        /** A second person is asked. */
        CONFIRM,
        /** The settlement was refused: decide anew. */
        REOPEN,
        /** It has its outcome. */
        OVER;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static RepairProgress of(Next next, ChannelOperation operation) {
        return new RepairProgress(operation.state().answered() ? Next.OVER : next, operation.answer(), null);
    }

    static RepairProgress confirm(OperationVerdict settlement, ChannelOperation operation) {
        return new RepairProgress(Next.CONFIRM, operation.answer(), settlement);
    }
}
