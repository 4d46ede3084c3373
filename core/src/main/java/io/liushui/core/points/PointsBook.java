package io.liushui.core.points;

import io.liushui.core.ledger.Ledger;
import io.liushui.core.localchannels.Funding;
import io.liushui.core.localchannels.LocalRefund;
import io.liushui.core.localchannels.LocalTerms;
import io.liushui.core.localchannels.OrderSource;
import io.liushui.core.localchannels.PaidOrder;
import io.liushui.core.localchannels.PayerBook;
import io.liushui.core.money.Money;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** Pays with points at the merchant's rate of the moment; points that have expired are booked off first. */
@Component
class PointsBook implements PayerBook {
    private final PointsFunding funding;
    private final PointsUses uses;
    private final PointsReturns returns;
    private final Ledger ledger;
    private final Clock clock;

    PointsBook(PointsFunding funding, PointsUses uses, PointsReturns returns, Ledger ledger, Clock clock) {
        this.funding = funding;
        this.uses = uses;
        this.returns = returns;
        this.ledger = ledger;
        this.clock = clock;
    }

    @Override
    public LocalTerms terms() {
        return LocalTerms.POINTS;
    }

    @Override
    public Funding fund(OrderSource source, Money amount) {
        return switch (funding.of(source.merchantId(), source.payerId(), amount.currency(), amount.amountMinor())) {
            case PointsFunding.Refused(String reasonCode) -> new Funding.Refused(reasonCode);
            case PointsFunding.Funded(PointsAccount account, long points) ->
                new Funding.From(account.accountId(), account.id(), points);
        };
    }

    @Override
    public void paid(PaidOrder order) {
        long valueMinor = uses.use(order.orderNo(), order.owner(), order.units(), clock.instant());
        ledger.book(PointsPostings.used(order.orderNo(), order.owner(), order.amount(), valueMinor));
    }

    @Override
    public void refunded(PaidOrder order, LocalRefund refund) {
        long valueMinor = returns.giveBack(
                order.orderNo(), order.owner(), refund.units(), order.amount().currency());
        ledger.book(PointsPostings.returned(refund.refundNo(), order.owner(), refund.amount(), valueMinor));
    }
}
