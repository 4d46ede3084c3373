package io.liushui.core.points;

import io.liushui.core.ids.Ids;
import io.liushui.core.ledger.Ledger;
import io.liushui.core.localchannels.Funding;
import io.liushui.core.localchannels.LocalRefund;
import io.liushui.core.localchannels.LocalTerms;
import io.liushui.core.localchannels.OrderSource;
import io.liushui.core.localchannels.PaidOrder;
import io.liushui.core.localchannels.PayerBook;
import io.liushui.core.money.Money;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Pays with points at the merchant's rate of the moment; points that have expired are booked off first. */
@Component
class PointsBook implements PayerBook {
    /** Points that go back to a payer can be used for so long at least. */
    private static final Duration SHORTEST_RETURN = Duration.ofDays(30);

    private final PointsAccountRows rows;
    private final PointsRates rates;
    private final PointsLots lots;
    private final PointsUses uses;
    private final PointsExpiry expiry;
    private final Ledger ledger;
    private final Clock clock;

    PointsBook(
            PointsAccountRows rows,
            PointsRates rates,
            PointsLots lots,
            PointsUses uses,
            PointsExpiry expiry,
            Ledger ledger,
            Clock clock) {
        this.rows = rows;
        this.rates = rates;
        this.lots = lots;
        this.uses = uses;
        this.expiry = expiry;
        this.ledger = ledger;
        this.clock = clock;
    }

    @Override
    public LocalTerms terms() {
        return LocalTerms.POINTS;
    }

    @Override
    public Funding fund(OrderSource source, Money amount) {
        Optional<PointsRate> rate =
                rates.of(source.merchantId()).filter(set -> set.currency().equals(amount.currency()));
        if (rate.isEmpty()) {
            return new Funding.Refused("no_points_rate");
        }
        Optional<PointsAccount> found =
                source.payerId() == null ? Optional.empty() : rows.ofPayer(source.merchantId(), source.payerId());
        if (found.isEmpty()) {
            return new Funding.Refused("no_points_account");
        }
        PointsAccount account = found.get();
        expiry.bookOff(account);
        return new Funding.From(account.accountId(), account.id(), rate.get().pointsFor(amount.amountMinor()));
    }

    @Override
    public void paid(PaidOrder order) {
        PointsUses.Used used = uses.use(order.orderNo(), order.owner(), order.units(), clock.instant());
        if (used.points() != order.units()) {
            throw new IllegalStateException(
                    order.owner() + " has lots of " + used.points() + " points, and its account gave " + order.units());
        }
        ledger.book(PointsPostings.used(order.orderNo(), order.owner(), order.amount(), used.valueMinor()));
    }

    @Override
    public void refunded(PaidOrder order, LocalRefund refund) {
        PointsUses.Returned returned = uses.giveBack(order.orderNo(), refund.units());
        if (returned.points() != refund.units()) {
            throw new IllegalStateException("order " + order.orderNo() + " used fewer points than go back");
        }
        Instant now = clock.instant();
        if (returned.points() > 0) {
            Instant atLeast = now.plus(SHORTEST_RETURN);
            lots.insert(
                    new PointsLot(
                            Ids.next("lot", now),
                            order.owner(),
                            returned.appId(),
                            returned.points(),
                            returned.points(),
                            new Money(returned.valueMinor(), order.amount().currency()),
                            returned.valueMinor(),
                            returned.expiresAt().isBefore(atLeast) ? atLeast : returned.expiresAt(),
                            now),
                    "returned");
        }
        ledger.book(PointsPostings.returned(refund.refundNo(), order.owner(), refund.amount(), returned.valueMinor()));
    }
}
