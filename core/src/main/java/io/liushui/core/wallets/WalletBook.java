package io.liushui.core.wallets;

import io.liushui.core.ledger.Ledger;
import io.liushui.core.localchannels.Funding;
import io.liushui.core.localchannels.LocalRefund;
import io.liushui.core.localchannels.LocalTerms;
import io.liushui.core.localchannels.OrderSource;
import io.liushui.core.localchannels.PaidOrder;
import io.liushui.core.localchannels.PayerBook;
import io.liushui.core.money.Money;
import org.springframework.stereotype.Component;

/** Pays from wallets, one minor unit for one. */
@Component
class WalletBook implements PayerBook {
    private final WalletRows rows;
    private final Ledger ledger;

    WalletBook(WalletRows rows, Ledger ledger) {
        this.rows = rows;
        this.ledger = ledger;
    }

    @Override
    public LocalTerms terms() {
        return LocalTerms.WALLET;
    }

    @Override
    public Funding fund(OrderSource source, Money amount) {
        return source.payerId() == null
                ? new Funding.Refused("no_wallet")
                : rows.ofPayer(source.merchantId(), source.payerId(), amount.currency())
                        .<Funding>map(wallet -> new Funding.From(wallet.accountId(), wallet.id(), amount.amountMinor()))
                        .orElseGet(() -> new Funding.Refused("no_wallet"));
    }

    @Override
    public void paid(PaidOrder order) {
        ledger.book(WalletPostings.paid(order));
    }

    @Override
    public void refunded(PaidOrder order, LocalRefund refund) {
        ledger.book(WalletPostings.refunded(order, refund));
    }
}
