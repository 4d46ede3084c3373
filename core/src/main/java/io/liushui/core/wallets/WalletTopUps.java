package io.liushui.core.wallets;

import io.liushui.core.accounts.Accounts;
import io.liushui.core.events.DomainEvent;
import io.liushui.core.events.Events;
import io.liushui.core.ledger.Account;
import io.liushui.core.ledger.Ledger;
import io.liushui.core.payments.MoneyOwner;
import io.liushui.core.payments.Payment;
import io.liushui.core.payments.PaymentPurpose;
import io.liushui.core.payments.PaymentReceiver;
import java.time.Clock;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Payments that fill wallets (充值): the payer may spend the money at once. */
@Component
class WalletTopUps implements PaymentReceiver {
    private final WalletRows rows;
    private final Wallets wallets;
    private final Accounts accounts;
    private final Ledger ledger;
    private final Events events;
    private final WalletDocument document;
    private final Clock clock;

    WalletTopUps(
            WalletRows rows,
            Wallets wallets,
            Accounts accounts,
            Ledger ledger,
            Events events,
            WalletDocument document,
            Clock clock) {
        this.rows = rows;
        this.wallets = wallets;
        this.accounts = accounts;
        this.ledger = ledger;
        this.events = events;
        this.document = document;
        this.clock = clock;
    }

    @Override
    public boolean receives(PaymentPurpose purpose) {
        return purpose instanceof PaymentPurpose.WalletTopUp;
    }

    @Override
    public MoneyOwner owner(Payment payment) {
        Wallet wallet = rows.byId(payment.purpose().beneficiary()).orElseThrow();
        return new MoneyOwner(wallet.accountId(), Account.PAYER_WALLETS, wallet.id());
    }

    @Override
    public boolean refundable() {
        return true;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void captured(Payment payment, String channelId) {
        Wallet wallet = rows.byId(payment.purpose().beneficiary()).orElseThrow();
        ledger.book(WalletPostings.toppedUp(payment.id(), channelId, wallet.id(), payment.amount()));
        accounts.credit(
                wallet.accountId(), "top_up:" + payment.id(), payment.amount().amountMinor(), clock.instant());
        events.append(new DomainEvent(
                "wallet.topped_up",
                wallet.id(),
                payment.merchantId(),
                payment.appId(),
                document.json(wallet, wallets.balances(wallet)),
                payment.traceId(),
                true));
    }
}
