package io.liushui.core.points;

import io.liushui.core.ids.Ids;
import io.liushui.core.money.Money;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Points that go back to a payer: a lot of their own, as good as those that were used. */
@Component
class PointsReturns {
    /** They can be used for so long at least. */
    private static final Duration SHORTEST = Duration.ofDays(30);

    private final PointsUses uses;
    private final PointsLots lots;
    private final Clock clock;

    PointsReturns(PointsUses uses, PointsLots lots, Clock clock) {
        this.uses = uses;
        this.lots = lots;
        this.clock = clock;
    }

    /**
     * Of what this order, or part of a payment, used.
     *
     * @param points 0 or more
     * @return what the merchant had given for them, in minor units
     * @throws IllegalStateException when it used fewer
     */
    long giveBack(String orderNo, String pointsAccountId, long points, String currency) {
        PointsUses.Returned returned = uses.giveBack(orderNo, points);
        if (returned.points() != points) {
            throw new IllegalStateException("order " + orderNo + " used fewer points than go back");
        }
        if (points > 0) {
            Instant now = clock.instant();
            Instant atLeast = now.plus(SHORTEST);
            lots.insert(
                    new PointsLot(
                            Ids.next("lot", now),
                            pointsAccountId,
                            returned.appId(),
                            null,
                            points,
                            points,
                            new Money(returned.valueMinor(), currency),
                            returned.valueMinor(),
                            returned.expiresAt().isBefore(atLeast) ? atLeast : returned.expiresAt(),
                            now),
                    "returned");
        }
        return returned.valueMinor();
    }
}
