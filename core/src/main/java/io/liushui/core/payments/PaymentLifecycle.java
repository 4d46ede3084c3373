package io.liushui.core.payments;

import io.liushui.core.payments.PaymentState.Accepted;
import io.liushui.core.payments.PaymentState.Closed;
import io.liushui.core.payments.PaymentState.Failed;
import io.liushui.core.payments.PaymentState.PartiallyRefunded;
import io.liushui.core.payments.PaymentState.Processing;
import io.liushui.core.payments.PaymentState.Refunded;
import io.liushui.core.payments.PaymentState.RequiresAction;
import io.liushui.core.payments.PaymentState.Succeeded;
import io.liushui.core.payments.PaymentState.Voided;

/**
 * The transitions of a payment: {@code accepted → processing ⇄ requires_action → succeeded | failed | closed}, and of a success {@code →
 * partially_refunded → refunded} or {@code → voided}.
 */
final class PaymentLifecycle {

    private PaymentLifecycle() {}

    /** What may be asked of a payment. */
    sealed interface Command {
        record Start() implements Command {}

        record AskPayer() implements Command {}

        record PayerActed() implements Command {}

        record Succeed() implements Command {}

        record Fail(String reasonCode) implements Command {}

        record Close(String reasonCode) implements Command {}

        /** @param whole whether nothing is left then */
        record Refund(boolean whole) implements Command {}

        record Void() implements Command {}
    }

    /** The state afterwards; the same state where the command has no effect any more. Only the money of a success may go back. */
    static PaymentState next(PaymentState state, Command command) {
        return switch (state) {
            case Accepted _, Processing _, RequiresAction _ -> open(state, command);
            case Succeeded _, PartiallyRefunded _ -> collected(state, command);
            case Failed _, Closed _, Refunded _, Voided _ -> state;
        };
    }

    private static PaymentState collected(PaymentState state, Command command) {
        return switch (command) {
            case Command.Refund(boolean whole) -> whole ? new Refunded() : new PartiallyRefunded();
            case Command.Void _ -> state instanceof Succeeded ? new Voided() : state;
            case Command.Start _,
                    Command.AskPayer _,
                    Command.PayerActed _,
                    Command.Succeed _,
                    Command.Fail _,
                    Command.Close _ -> state;
        };
    }

    private static PaymentState open(PaymentState state, Command command) {
        return switch (command) {
            case Command.Start _ -> state instanceof Accepted ? new Processing() : state;
            case Command.AskPayer _ -> new RequiresAction();
            case Command.PayerActed _ -> state instanceof RequiresAction ? new Processing() : state;
            case Command.Succeed _ -> new Succeeded();
            case Command.Fail(String reasonCode) -> new Failed(reasonCode);
            case Command.Close(String reasonCode) -> new Closed(reasonCode);
            case Command.Refund _, Command.Void _ -> state;
        };
    }
}
