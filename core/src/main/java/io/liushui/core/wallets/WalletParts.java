package io.liushui.core.wallets;

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

/** Parts of payments that come from wallets: frozen while the payment is open. */
@Component
class WalletParts implements PartSource {
    private final WalletRows rows;
    private final Accounts accounts;
    private final Ledger ledger;
    private final Clock clock;

    WalletParts(WalletRows rows, Accounts accounts, Ledger ledger, Clock clock) {
        this.rows = rows;
        this.accounts = accounts;
        this.ledger = ledger;
        this.clock = clock;
    }

    @Override
    public PartKind kind() {
        return PartKind.WALLET_BALANCE;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public PartHolding hold(PartOrder order) {
        Optional<Wallet> found =
                rows.ofPayer(order.merchantId(), order.payerId(), order.total().currency());
        if (found.isEmpty()) {
            return new PartHolding.Refused("no_wallet");
        }
        Wallet wallet = found.get();
        return switch (accounts.hold(
                wallet.accountId(), WalletPostings.used(order.partId()), order.amountMinor(), Funds.AVAILABLE)) {
            case Withdrawal.InsufficientFunds _ -> new PartHolding.Refused("insufficient_balance");
            case Withdrawal.Done _, Withdrawal.Repeated _ ->
                new PartHolding.Held(wallet.id(), order.amountMinor(), order.amountMinor(), false);
        };
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void use(Part part) {
        Entry entry = WalletPostings.partUsed(part);
        accounts.take(account(part), entry.reference(), part.units());
        ledger.book(entry);
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void release(Part part) {
        accounts.release(account(part), WalletPostings.used(part.id()));
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void giveBack(Part part, PartReturn back) {
        Entry entry = WalletPostings.partReturned(part, back);
        accounts.credit(account(part), entry.reference(), back.amountMinor(), clock.instant());
        ledger.book(entry);
    }

    private String account(Part part) {
        return rows.byId(part.source()).orElseThrow().accountId();
    }
}
