package io.liushui.core.payouts;

import io.liushui.core.positions.Positions;
import io.liushui.core.routing.Candidate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Freezes payouts in the positions of the channels that can pay them, the best channel that has enough first. */
@Component
class PayoutFreezing {
    private final PayoutRouting routing;
    private final Positions positions;
    private final PayoutStore store;

    PayoutFreezing(PayoutRouting routing, Positions positions, PayoutStore store) {
        this.routing = routing;
        this.positions = positions;
        this.store = store;
    }

    /** The payouts as they are then; those for which nothing is high enough wait. All of one currency, none frozen yet. */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Payout> freezeAll(List<Payout> payouts) {
        if (payouts.size() > 1) {
            positions.lockAll(payouts.getFirst().amount().currency());
        }
        List<Payout> frozen = new ArrayList<>();
        for (Payout payout : payouts) {
            List<Candidate> candidates =
                    routing.candidates(payout.amount(), payout.payee().bank());
            frozen.add(freeze(payout, candidates));
        }
        return frozen;
    }

    /**
     * Freezes a locked payout that is not frozen yet.
     *
     * @param candidates best first, see {@link PayoutRouting#candidates}
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Payout freeze(Payout payout, List<Candidate> candidates) {
        Optional<String> channel = candidates.stream()
                .filter(candidate -> candidate.rejected() == null)
                .map(Candidate::channelId)
                .filter(id -> positions.freeze(id, payout.amount()))
                .findFirst();
        return channel.map(id -> store.frozenAt(payout, id)).orElse(payout);
    }

    /** Gives a locked payout's position back. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Payout thaw(Payout payout) {
        positions.release(payout.frozenAt(), payout.amount());
        return store.frozenAt(payout, null);
    }
}
