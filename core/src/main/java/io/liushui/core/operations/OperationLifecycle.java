package io.liushui.core.operations;

import io.liushui.core.operations.OperationState.Created;
import io.liushui.core.operations.OperationState.Declined;
import io.liushui.core.operations.OperationState.Done;
import io.liushui.core.operations.OperationState.Pending;
import io.liushui.core.operations.OperationState.Sent;
import io.liushui.core.operations.OperationState.Unknown;
import io.liushui.spi.OperationOutcome;

/** The transitions of an operation: {@code created → sent → pending ⇄ unknown → done | declined}, and back to created when it was surely not executed. */
final class OperationLifecycle {

    private OperationLifecycle() {}

    /** The state after the channel's word, whichever way it came. */
    static OperationState next(OperationState state, OperationOutcome said) {
        return switch (state) {
            case Created _, Sent _, Pending _, Unknown _ ->
                switch (said) {
                    case OperationOutcome.Done(String channelRef, var _) -> new Done(channelRef);
                    case OperationOutcome.Declined(String code, String _) -> new Declined(code);
                    case OperationOutcome.Pending _ -> new Pending();
                    case OperationOutcome.Unknown _, OperationOutcome.Unavailable _, OperationOutcome.NotFound _ ->
                        new Unknown();
                };
            case Done _, Declined _ -> state;
        };
    }

    /** Whether the channel now says the opposite of what it said before. */
    static boolean contradicts(OperationState state, OperationOutcome said) {
        return switch (state) {
            case Created _, Sent _, Pending _, Unknown _ -> false;
            case Done _ -> said instanceof OperationOutcome.Declined;
            case Declined _ -> said instanceof OperationOutcome.Done;
        };
    }

    /** After the grace time the channel has still never seen it: it is ours to send again, under the same number. */
    static OperationState notExecuted(OperationState state) {
        return switch (state) {
            case Created _, Sent _, Pending _, Unknown _ -> new Created();
            case Done _, Declined _ -> state;
        };
    }
}
