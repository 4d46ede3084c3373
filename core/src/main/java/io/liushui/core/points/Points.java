package io.liushui.core.points;

import io.liushui.core.accounts.AccountKind;
import io.liushui.core.accounts.AccountStatements;
import io.liushui.core.accounts.Accounts;
import io.liushui.core.accounts.Flow;
import io.liushui.core.accounts.Funds;
import io.liushui.core.accounts.Withdrawal;
import io.liushui.core.balances.MerchantBalances;
import io.liushui.core.events.DomainEvent;
import io.liushui.core.events.Events;
import io.liushui.core.ids.Ids;
import io.liushui.core.ledger.Entry;
import io.liushui.core.ledger.Ledger;
import io.liushui.core.money.Money;
import io.liushui.core.paging.Slice;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Issues points and looks them up. Look-ups are scoped by merchant, so a foreign id is simply not there. */
@Component
public class Points {
    private final PointsAccountRows rows;
    private final PointsLots lots;
    private final PointsRates rates;
    private final Accounts accounts;
    private final AccountStatements statements;
    private final MerchantBalances balances;
    private final Ledger ledger;
    private final Events events;
    private final Clock clock;

    Points(
            PointsAccountRows rows,
            PointsLots lots,
            PointsRates rates,
            Accounts accounts,
            AccountStatements statements,
            MerchantBalances balances,
            Ledger ledger,
            Events events,
            Clock clock) {
        this.rows = rows;
        this.lots = lots;
        this.rates = rates;
        this.accounts = accounts;
        this.statements = statements;
        this.balances = balances;
        this.ledger = ledger;
        this.events = events;
        this.clock = clock;
    }

    /** How an issue ended; a refusal changed nothing. */
    public sealed interface Issuing {
        record Issued(PointsLot lot, PointsAccount account) implements Issuing {}

        /** The same was issued before, under the same number. */
        record Repeated(PointsLot lot, PointsAccount account) implements Issuing {}

        /** The app has issued something else under this number. */
        record NumberTaken() implements Issuing {}

        /** The merchant has no rate, so its points are worth nothing. */
        record NoRate() implements Issuing {}

        /** @param reachableMinor what the merchant has available, in minor units, less than the points' value */
        record InsufficientBalance(long reachableMinor) implements Issuing {}
    }

    /** Gives a payer points, for money of the merchant's available balance; one issue of a merchant after the other. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Issuing issue(IssuePoints command) {
        Optional<PointsRate> rate = rates.lock(command.merchantId());
        if (rate.isEmpty()) {
            return new Issuing.NoRate();
        }
        Optional<PointsLot> before = lots.ofIssue(command.appId(), command.issueNo());
        return before.isPresent() ? repeated(before.get(), command) : issue(rate.get(), command);
    }

    private Issuing issue(PointsRate rate, IssuePoints command) {
        Instant now = clock.instant();
        PointsAccount account = open(command.merchantId(), command.payerId(), now);
        Money value = new Money(rate.valueOf(command.points()), rate.currency());
        PointsLot lot = new PointsLot(
                Ids.next("lot", now),
                account.id(),
                command.appId(),
                command.issueNo(),
                command.points(),
                command.points(),
                value,
                value.amountMinor(),
                now.plus(command.expiresIn()),
                now);
        Entry entry = PointsPostings.issued(lot.id(), account.id(), command.merchantId(), value);
        return switch (balances.debit(command.merchantId(), entry.reference(), value, Funds.AVAILABLE)) {
            case Withdrawal.InsufficientFunds(long reachableMinor) -> new Issuing.InsufficientBalance(reachableMinor);
            case Withdrawal.Done _, Withdrawal.Repeated _ -> {
                ledger.book(entry);
                lots.insert(lot, "issued");
                accounts.credit(account.accountId(), "issued:" + lot.id(), command.points(), now);
                tell(lot, account, command.traceId());
                yield new Issuing.Issued(lot, account);
            }
        };
    }

    private Issuing repeated(PointsLot before, IssuePoints command) {
        PointsAccount account = rows.byId(before.pointsAccountId()).orElseThrow();
        boolean same = account.payerId().equals(command.payerId())
                && before.points() == command.points()
                && Duration.between(before.createdAt(), before.expiresAt()).equals(command.expiresIn());
        return same ? new Issuing.Repeated(before, account) : new Issuing.NumberTaken();
    }

    public Optional<PointsAccount> find(String merchantId, String accountId) {
        return rows.byId(accountId).filter(account -> account.merchantId().equals(merchantId));
    }

    /**
     * A merchant's points accounts, newest first.
     *
     * @param payerId only this payer's, or null
     */
    public List<PointsAccount> list(String merchantId, String payerId, Slice<String> slice) {
        return rows.list(merchantId, payerId, slice);
    }

    /** The account's document as of now; points that have expired do not count, booked off or not. */
    public String document(PointsAccount account) {
        Instant now = clock.instant();
        long expired = lots.expired(account.id(), now).stream()
                .mapToLong(PointsLot::pointsLeft)
                .sum();
        long points = statements.balances(account.accountId()).orElseThrow().availableMinor() - expired;
        return PointsDocument.account(
                account, points, lots.next(account.id(), now).orElse(null));
    }

    /** Newest first, as {@link AccountStatements#flows}. */
    public List<Flow> flows(PointsAccount account, Slice<Long> slice) {
        return statements.flows(account.accountId(), slice);
    }

    private PointsAccount open(String merchantId, String payerId, Instant now) {
        return rows.ofPayer(merchantId, payerId).orElseGet(() -> {
            String id = Ids.next("pts", now);
            String account =
                    accounts.open(AccountKind.POINTS, id, PointsAccount.UNIT).id();
            rows.insert(new PointsAccount(id, merchantId, payerId, account, now));
            return rows.ofPayer(merchantId, payerId).orElseThrow();
        });
    }

    private void tell(PointsLot lot, PointsAccount account, String traceId) {
        events.append(new DomainEvent(
                "points.issued",
                account.id(),
                account.merchantId(),
                lot.appId(),
                PointsDocument.issue(lot, account),
                traceId,
                true));
    }
}
