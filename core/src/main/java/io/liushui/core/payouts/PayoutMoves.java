package io.liushui.core.payouts;

import io.liushui.core.events.DomainEvent;
import io.liushui.core.events.Events;
import io.liushui.core.ledger.Ledger;
import io.liushui.core.payouts.PayoutLifecycle.Command;
import io.liushui.core.positions.Positions;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The one place where a payout changes its state: the money, the journal, the event and the batch change with it, in one transaction. */
@Component
class PayoutMoves {
    private final PayoutStore store;
    private final PayoutFunds funds;
    private final Positions positions;
    private final Ledger ledger;
    private final Events events;
    private final PayoutBatches batches;
    private final PayoutFigures figures;

    PayoutMoves(
            PayoutStore store,
            PayoutFunds funds,
            Positions positions,
            Ledger ledger,
            Events events,
            PayoutBatches batches,
            PayoutFigures figures) {
        this.store = store;
        this.funds = funds;
        this.positions = positions;
        this.ledger = ledger;
        this.events = events;
        this.batches = batches;
        this.figures = figures;
    }

    /** The locked payout as it is then; unchanged when the command has no effect. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Payout move(Payout payout, Command command) {
        PayoutState next = PayoutLifecycle.next(payout.state(), command);
        if (next.equals(payout.state())) {
            return payout;
        }
        Payout moved = store.moved(payout, next);
        switch (PayoutLifecycle.movement(payout.state(), next)) {
            case NONE -> {}
            case TAKE -> take(moved);
            case RELEASE -> release(moved);
            case GIVE_BACK -> giveBack(moved);
        }
        if (!next.open()) {
            tell(moved);
        }
        if (payout.state().open() && !next.open()) {
            figures.ended(moved);
            batches.ended(moved);
        }
        return moved;
    }

    /** The locked payout with its number at the channel in whose position it is frozen; from here on the channel decides. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Payout send(Payout payout, String operationId) {
        PayoutState next = PayoutLifecycle.next(payout.state(), new Command.Send());
        if (next.equals(payout.state())) {
            throw new IllegalStateException("payout " + payout.id() + " cannot be sent: it is "
                    + payout.state().code());
        }
        return store.sent(payout, next, operationId);
    }

    private void take(Payout payout) {
        funds.take(payout);
        positions.take(payout.frozenAt(), payout.amount());
        ledger.book(PayoutPostings.paid(payout, payout.frozenAt()));
    }

    private void release(Payout payout) {
        funds.release(payout);
        if (payout.frozenAt() != null) {
            positions.release(payout.frozenAt(), payout.amount());
        }
        ledger.book(PayoutPostings.released(payout));
    }

    private void giveBack(Payout payout) {
        funds.giveBack(payout);
        positions.giveBack(payout.frozenAt(), payout.amount());
        ledger.book(PayoutPostings.returned(payout, payout.frozenAt()));
    }

    private void tell(Payout payout) {
        events.append(new DomainEvent(
                "payout." + payout.state().code(),
                payout.id(),
                payout.merchantId(),
                payout.appId(),
                PayoutDocument.json(payout),
                payout.traceId(),
                true));
    }
}
