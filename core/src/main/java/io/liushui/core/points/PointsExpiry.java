package io.liushui.core.points;

import io.liushui.core.accounts.Accounts;
import io.liushui.core.accounts.Funds;
import io.liushui.core.accounts.Withdrawal;
import io.liushui.core.balances.MerchantBalances;
import io.liushui.core.events.DomainEvent;
import io.liushui.core.events.Events;
import io.liushui.core.ledger.Entry;
import io.liushui.core.ledger.Ledger;
import io.liushui.core.money.Money;
import io.liushui.core.upkeep.Upkeep;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Books points off that have expired; what the merchant gave for them is its own again. */
@Component
public class PointsExpiry {
    private static final String TRACE_OF_THE_CLOCK = "0".repeat(32);

    private final PointsAccountRows rows;
    private final PointsLots lots;
    private final Accounts accounts;
    private final MerchantBalances balances;
    private final Ledger ledger;
    private final Events events;
    private final TransactionTemplate transactions;
    private final Upkeep upkeep;
    private final Clock clock;

    PointsExpiry(
            PointsAccountRows rows,
            PointsLots lots,
            Accounts accounts,
            MerchantBalances balances,
            Ledger ledger,
            Events events,
            TransactionTemplate transactions,
            Upkeep upkeep,
            Clock clock) {
        this.rows = rows;
        this.lots = lots;
        this.accounts = accounts;
        this.balances = balances;
        this.ledger = ledger;
        this.events = events;
        this.transactions = transactions;
        this.upkeep = upkeep;
        this.clock = clock;
    }

    /**
     * Of up to this many accounts, each in a transaction of its own.
     *
     * @return whether there may be more, and any of these went well
     */
    public boolean bookOffDue(int mostAccounts) {
        List<String> due = lots.accountsWithExpired(clock.instant(), mostAccounts);
        int well = upkeep.each("points_expiry", due, id -> {
            PointsAccount account = rows.byId(id).orElseThrow();
            transactions.executeWithoutResult(status -> bookOff(account));
        });
        return due.size() == mostAccounts && well > 0;
    }

    /** Of this account, whose lock is taken. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void bookOff(PointsAccount account) {
        accounts.lock(account.accountId());
        Instant now = clock.instant();
        lots.expired(account.id(), now).forEach(lot -> bookOff(account, lot, now));
    }

    private void bookOff(PointsAccount account, PointsLot lot, Instant now) {
        Withdrawal taken =
                accounts.debit(account.accountId(), "expired:" + lot.id(), lot.pointsLeft(), Funds.AVAILABLE);
        if (!(taken instanceof Withdrawal.Done)) {
            throw new IllegalStateException(
                    "account " + account.accountId() + " has fewer points than its lots: " + taken);
        }
        lots.bookOff(lot.id(), now);
        if (lot.valueLeftMinor() > 0) {
            Money value = new Money(lot.valueLeftMinor(), lot.value().currency());
            Entry entry = PointsPostings.expired(lot.id(), account.id(), account.merchantId(), value);
            ledger.book(entry);
            balances.returned(account.merchantId(), entry.reference(), value);
        }
        events.append(new DomainEvent(
                "points.expired",
                account.id(),
                account.merchantId(),
                lot.appId(),
                PointsDocument.issue(lot, account),
                TRACE_OF_THE_CLOCK,
                true));
    }
}
