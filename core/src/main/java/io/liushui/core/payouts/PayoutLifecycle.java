package io.liushui.core.payouts;

import io.liushui.core.payouts.PayoutState.Accepted;
import io.liushui.core.payouts.PayoutState.Cancelled;
import io.liushui.core.payouts.PayoutState.Failed;
import io.liushui.core.payouts.PayoutState.InReview;
import io.liushui.core.payouts.PayoutState.Processing;
import io.liushui.core.payouts.PayoutState.Returned;
import io.liushui.core.payouts.PayoutState.Succeeded;

/**
 * The transitions of a payout, {@code accepted → in_review → processing → succeeded → returned | failed | cancelled}, and what each does with the money
 * that was frozen at acceptance.
 */
final class PayoutLifecycle {

    private PayoutLifecycle() {}

    /** What may be asked of a payout. */
    sealed interface Command {
        /** A person has to look at it. */
        record Hold() implements Command {}

        /** It gets its number at a channel; from here on the channel decides. */
        record Send() implements Command {}

        record Succeed() implements Command {}

        record Fail(String reasonCode) implements Command {}

        record Cancel() implements Command {}

        record ComeBack(String reasonCode) implements Command {}
    }

    /** What a transition does with the money. */
    enum Movement {
        NONE,
        /** What was frozen has left through the position. */
        TAKE,
        /** What was frozen is the merchant's again. */
        RELEASE,
        /** What had left is the merchant's again, and lies in the position. */
        GIVE_BACK
    }

    /** The state afterwards; the same state where the command has no effect any more, or not yet. */
    static PayoutState next(PayoutState state, Command command) {
        return switch (state) {
            case Accepted _, InReview _ -> beforeSending(state, command);
            case Processing _ -> afterSending(state, command);
            case Succeeded _ ->
                command instanceof Command.ComeBack(String reasonCode) ? new Returned(reasonCode) : state;
            case Returned _, Failed _, Cancelled _ -> state;
        };
    }

    static Movement movement(PayoutState before, PayoutState after) {
        return switch (after) {
            case Accepted _, InReview _, Processing _ -> Movement.NONE;
            case Succeeded _ -> before.open() ? Movement.TAKE : Movement.NONE;
            case Failed _, Cancelled _ -> before.open() ? Movement.RELEASE : Movement.NONE;
            case Returned _ -> before instanceof Succeeded ? Movement.GIVE_BACK : Movement.NONE;
        };
    }

    private static PayoutState beforeSending(PayoutState state, Command command) {
        return switch (command) {
            case Command.Hold _ -> new InReview();
            case Command.Send _ -> new Processing();
            case Command.Fail(String reasonCode) -> new Failed(reasonCode);
            case Command.Cancel _ -> new Cancelled();
            case Command.Succeed _, Command.ComeBack _ -> state;
        };
    }

    private static PayoutState afterSending(PayoutState state, Command command) {
        return switch (command) {
            case Command.Succeed _ -> new Succeeded();
            case Command.Fail(String reasonCode) -> new Failed(reasonCode);
            case Command.Hold _, Command.Send _, Command.Cancel _, Command.ComeBack _ -> state;
        };
    }
}
