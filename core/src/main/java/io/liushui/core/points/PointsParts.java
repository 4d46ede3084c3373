package io.liushui.core.points;

import io.liushui.core.accounts.Accounts;
import io.liushui.core.accounts.Funds;
import io.liushui.core.accounts.Withdrawal;
import io.liushui.core.ledger.Entry;
import io.liushui.core.ledger.Ledger;
import io.liushui.core.parts.Part;
import io.liushui.core.parts.PartHolding;
import io.liushui.core.parts.PartKind;
import io.liushui.core.parts.PartOrder;
import io.liushui.core.parts.PartReturn;
import io.liushui.core.parts.PartSource;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Parts of payments that are paid with points, at the rate of the moment in which they are held. Their lots are taken then, so that they neither expire
 * nor are used otherwise while the payment is open.
 */
@Component
class PointsParts implements PartSource {
    private final PointsFunding funding;
    private final PointsAccountRows rows;
    private final PointsUses uses;
    private final PointsReturns returns;
    private final Accounts accounts;
    private final Ledger ledger;
    private final Clock clock;

    PointsParts(
            PointsFunding funding,
            PointsAccountRows rows,
            PointsUses uses,
            PointsReturns returns,
            Accounts accounts,
            Ledger ledger,
            Clock clock) {
        this.funding = funding;
        this.rows = rows;
        this.uses = uses;
        this.returns = returns;
        this.accounts = accounts;
        this.ledger = ledger;
        this.clock = clock;
    }

    @Override
    public PartKind kind() {
        return PartKind.POINTS;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public PartHolding hold(PartOrder order) {
        return switch (funding.of(
                order.merchantId(), order.payerId(), order.total().currency(), order.amountMinor())) {
            case PointsFunding.Refused(String reasonCode) -> new PartHolding.Refused(reasonCode);
            case PointsFunding.Funded(PointsAccount account, long points) -> hold(order, account, points);
        };
    }

    private PartHolding hold(PartOrder order, PointsAccount account, long points) {
        Withdrawal held =
                accounts.hold(account.accountId(), PointsPostings.partUsed(order.partId()), points, Funds.AVAILABLE);
        if (!held.counted()) {
            return new PartHolding.Refused("insufficient_balance");
        }
        uses.use(order.partId(), account.id(), points, clock.instant());
        return new PartHolding.Held(account.id(), order.amountMinor(), points, false);
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void use(Part part) {
        Entry entry = PointsPostings.partUsed(part, uses.valueOf(part.id()));
        accounts.take(account(part).accountId(), entry.reference(), part.units());
        ledger.book(entry);
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void release(Part part) {
        accounts.release(account(part).accountId(), PointsPostings.partUsed(part.id()));
        uses.undo(part.id(), clock.instant());
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void giveBack(Part part, PartReturn back) {
        long valueMinor = returns.giveBack(
                part.id(), part.source(), back.units(), part.amount().currency());
        Entry entry = PointsPostings.partReturned(part, back, valueMinor);
        if (back.units() > 0) {
            accounts.credit(account(part).accountId(), entry.reference(), back.units(), clock.instant());
        }
        ledger.book(entry);
    }

    private PointsAccount account(Part part) {
        Optional<PointsAccount> found = rows.byId(part.source());
        return found.orElseThrow();
    }
}
