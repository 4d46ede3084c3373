package io.liushui.core.payments;

import io.liushui.core.payments.PaymentState.Accepted;
import io.liushui.core.payments.PaymentState.Closed;
import io.liushui.core.payments.PaymentState.Failed;
import io.liushui.core.payments.PaymentState.Processing;
import io.liushui.core.payments.PaymentState.RequiresAction;
import io.liushui.core.payments.PaymentState.Succeeded;

/** The transitions of a payment: {@code accepted → processing ⇄ requires_action → succeeded | failed | closed}. */
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
    }

    /** The state afterwards; the same state where the command has no effect any more. A terminal state stays. */
    static PaymentState next(PaymentState state, Command command) {
        return switch (state) {
            case Accepted _, Processing _, RequiresAction _ -> open(state, command);
            case Succeeded _, Failed _, Closed _ -> state;
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
        };
    }
}
