package io.liushui.core.payouts;

import io.liushui.core.outbox.EngineMessage;
import io.liushui.core.outbox.Outbox;
import io.liushui.core.payouts.PayoutLifecycle.Command;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Cancels a payout that has no number at a channel yet. */
@Component
public class PayoutCancellation {
    private static final Duration MESSAGE_LIFE = Duration.ofHours(24);

    private final PayoutStore store;
    private final PayoutMoves moves;
    private final Outbox outbox;

    PayoutCancellation(PayoutStore store, PayoutMoves moves, Outbox outbox) {
        this.store = store;
        this.moves = moves;
        this.outbox = outbox;
    }

    /** How it ended. */
    public sealed interface Result {
        /** Now or before. */
        record Cancelled(Payout payout) implements Result {}

        record TooLate(Payout payout) implements Result {}

        record NotFound() implements Result {}
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public Result cancel(String appId, String payoutId) {
        Optional<Payout> found = store.lockOf(appId, payoutId);
        if (found.isEmpty()) {
            return new Result.NotFound();
        }
        Payout before = found.get();
        Payout after = moves.move(before, new Command.Cancel());
        if (!(after.state() instanceof PayoutState.Cancelled)) {
            return new Result.TooLate(after);
        }
        if (before.state().open()) {
            outbox.append(new EngineMessage(
                    "Msg_PayoutCancelled", payoutId, payoutId, Map.of(), MESSAGE_LIFE, after.traceId()));
        }
        return new Result.Cancelled(after);
    }
}
