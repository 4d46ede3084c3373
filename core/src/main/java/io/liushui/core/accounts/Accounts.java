package io.liushui.core.accounts;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Moves the money of accounts, each reference once per account, in the transaction of the change that it belongs to. A credit only adds a flow and
 * waits for nobody; a debit or a hold locks the account until its transaction ends, so keep those short; what else is locked after it
 * has an order that all keep (ADR 0005).
 *
 * <p>Amounts are 1 or more minor units. A reference says what happens and to what, {@code payout:po_…}; its part before the colon is what an owner
 * reads. The same reference with another amount is a fault of the caller: {@link IllegalStateException}.
 */
@Component
public class Accounts {
    private final AccountRows rows;
    private final HoldRows holds;
    private final Folding folding;
    private final Clock clock;

    Accounts(AccountRows rows, HoldRows holds, Folding folding, Clock clock) {
        this.rows = rows;
        this.holds = holds;
        this.folding = folding;
        this.clock = clock;
    }

    /** The account, made when it was not there. */
    @Transactional
    public OpenAccount open(AccountKind kind, String owner, String currency) {
        return rows.find(kind, owner, currency).orElseGet(() -> {
            rows.open(kind, owner, currency, clock.instant());
            return rows.find(kind, owner, currency).orElseThrow();
        });
    }

    public Optional<OpenAccount> find(AccountKind kind, String owner, String currency) {
        return rows.find(kind, owner, currency);
    }

    /**
     * Takes the account's lock, for what is read and changed together with it; whoever locks more than accounts locks them first.
     *
     * @throws IllegalArgumentException when there is no such account
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void lock(String accountId) {
        rows.lock(accountId);
    }

    /**
     * Adds money that is pending until it matures.
     *
     * @param maturesAt from when it is available; now or earlier for at once
     * @return whether it counted now; false when its reference had counted before
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean credit(String accountId, String reference, long amountMinor, Instant maturesAt) {
        requirePositive(amountMinor);
        if (rows.credit(accountId, reference, amountMinor, maturesAt, clock.instant())) {
            return true;
        }
        requireSame(reference, amountMinor, rows.flow(accountId, reference).orElseThrow());
        return false;
    }

    /** Takes money. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Withdrawal debit(String accountId, String reference, long amountMinor, Funds funds) {
        requirePositive(amountMinor);
        Instant now = clock.instant();
        long reachable = rows.lock(accountId);
        if (funds == Funds.AVAILABLE && rows.debit(accountId, reference, amountMinor, now)) {
            return new Withdrawal.Done();
        }
        Optional<Long> before = rows.flow(accountId, reference);
        if (before.isPresent()) {
            requireSame(reference, -amountMinor, before.get());
            return new Withdrawal.Repeated();
        }
        EarlyParts early = gather(accountId, amountMinor, reachable, funds, now);
        if (rows.debit(accountId, reference, amountMinor, now)) {
            return new Withdrawal.Done();
        }
        return insufficient(accountId, early, now);
    }

    /** Freezes money until it is taken or released. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Withdrawal hold(String accountId, String reference, long amountMinor, Funds funds) {
        requirePositive(amountMinor);
        Instant now = clock.instant();
        long reachable = rows.lock(accountId);
        Optional<HoldRows.Hold> before = holds.find(accountId, reference);
        if (before.isPresent()) {
            requireSame(reference, amountMinor, before.get().amountMinor());
            return new Withdrawal.Repeated();
        }
        EarlyParts early = gather(accountId, amountMinor, reachable, funds, now);
        if (holds.insert(accountId, reference, amountMinor, early, now)) {
            return new Withdrawal.Done();
        }
        return insufficient(accountId, early, now);
    }

    /**
     * Ends a hold by taking this much of it, under the hold's reference; the rest of it is free again.
     *
     * @return whether it was taken now; false when it had been before
     * @throws IllegalArgumentException when there is no such hold
     * @throws IllegalStateException when it was released, or less was held
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean take(String accountId, String reference, long amountMinor) {
        requirePositive(amountMinor);
        Instant now = clock.instant();
        HoldRows.Hold hold = lockedHold(accountId, reference);
        return switch (hold.state()) {
            case HELD -> {
                if (amountMinor > hold.amountMinor()) {
                    throw new IllegalStateException(
                            "hold " + reference + " is of " + hold.amountMinor() + ", less than " + amountMinor);
                }
                holds.take(accountId, reference, amountMinor, now);
                folding.unfold(accountId, hold.early().without(amountMinor), now);
                yield true;
            }
            case TAKEN -> {
                requireSame(reference, amountMinor, hold.takenMinor());
                yield false;
            }
            case RELEASED -> throw new IllegalStateException("hold " + reference + " was released");
        };
    }

    /**
     * Ends a hold by letting the money go; what is not mature yet is pending again.
     *
     * @return whether it was released now; false when it had been before
     * @throws IllegalArgumentException when there is no such hold
     * @throws IllegalStateException when it was taken
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean release(String accountId, String reference) {
        Instant now = clock.instant();
        HoldRows.Hold hold = lockedHold(accountId, reference);
        return switch (hold.state()) {
            case HELD -> {
                holds.release(accountId, reference, now);
                folding.unfold(accountId, hold.early(), now);
                yield true;
            }
            case RELEASED -> false;
            case TAKEN -> throw new IllegalStateException("hold " + reference + " was taken");
        };
    }

    private HoldRows.Hold lockedHold(String accountId, String reference) {
        rows.lock(accountId);
        return holds.find(accountId, reference)
                .orElseThrow(() -> new IllegalArgumentException("account " + accountId + " has no hold " + reference));
    }

    /** Makes as much as is wanted, if there is so much, part of the balance. */
    private EarlyParts gather(String accountId, long wantedMinor, long reachableMinor, Funds funds, Instant now) {
        EarlyParts early = switch (funds) {
            case AVAILABLE -> EarlyParts.NONE;
            case PENDING_FIRST -> folding.foldEarly(accountId, wantedMinor, now);
        };
        long reachable = Math.addExact(reachableMinor, early.totalMinor());
        if (reachable < wantedMinor) {
            folding.foldMatured(accountId, wantedMinor, reachable, now);
        }
        return early;
    }

    private Withdrawal insufficient(String accountId, EarlyParts early, Instant now) {
        long reachable = rows.lock(accountId);
        folding.unfold(accountId, early, now);
        return new Withdrawal.InsufficientFunds(reachable);
    }

    private static void requirePositive(long amountMinor) {
        if (amountMinor < 1) {
            throw new IllegalArgumentException("an amount is 1 minor unit or more: " + amountMinor);
        }
    }

    private static void requireSame(String reference, long wantedMinor, long foundMinor) {
        if (wantedMinor != foundMinor) {
            throw new IllegalStateException(reference + " counted with " + foundMinor + ", not " + wantedMinor);
        }
    }
}
