package io.liushui.core.contracts;

import io.liushui.core.contracts.ContractState.Expired;
import io.liushui.core.contracts.ContractState.Failed;
import io.liushui.core.contracts.ContractState.Pending;
import io.liushui.core.contracts.ContractState.Signed;
import io.liushui.core.contracts.ContractState.Unsigned;

/** The transitions of a contract: {@code pending → signed → unsigned | expired}, or {@code pending → failed}. */
final class ContractLifecycle {

    private ContractLifecycle() {}

    /** What may happen to a contract. */
    sealed interface Command {
        record Sign() implements Command {}

        record Fail(String reasonCode) implements Command {}

        /** It is over at the channel. */
        record Unsign(String reasonCode) implements Command {}

        record Expire() implements Command {}
    }

    /** The state afterwards; the same state where the command has no effect any more. A final state stays. */
    static ContractState next(ContractState state, Command command) {
        return switch (state) {
            case Pending _ -> pending(command);
            case Signed _ -> signed(state, command);
            case Unsigned _, Expired _, Failed _ -> state;
        };
    }

    /** Whether the channel holds a signature that nobody here waits for any more: it is to be ended there. */
    static boolean signedTooLate(ContractState state, Command command) {
        return state instanceof Failed && command instanceof Command.Sign;
    }

    private static ContractState pending(Command command) {
        return switch (command) {
            case Command.Sign _ -> new Signed();
            case Command.Fail(String reasonCode) -> new Failed(reasonCode);
            case Command.Unsign(String reasonCode) -> new Failed(reasonCode);
            case Command.Expire _ -> new Failed("signing_expired");
        };
    }

    private static ContractState signed(ContractState state, Command command) {
        return switch (command) {
            case Command.Sign _, Command.Fail _ -> state;
            case Command.Unsign(String reasonCode) -> new Unsigned(reasonCode);
            case Command.Expire _ -> new Expired();
        };
    }
}
