package io.liushui.core.payouts;

import io.liushui.core.accounts.AccountKind;
import io.liushui.core.accounts.Accounts;
import io.liushui.core.accounts.Funds;
import io.liushui.core.accounts.OpenAccount;
import java.time.Clock;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** A payer's wallet as withdrawals use it: as {@link MerchantFunds} the merchant's balance. Whose wallet it may be, the table of payouts holds. */
@Component
class WalletFunds {
    private final Accounts accounts;
    private final Clock clock;

    WalletFunds(Accounts accounts, Clock clock) {
        this.accounts = accounts;
        this.clock = clock;
    }

    /** @return false when the wallet does not suffice; the transaction must roll back then */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean hold(Payout payout, String walletId) {
        return accounts.hold(account(payout, walletId), reference(payout), minor(payout), Funds.AVAILABLE)
                .counted();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void take(Payout payout, String walletId) {
        accounts.take(account(payout, walletId), reference(payout), minor(payout));
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void release(Payout payout, String walletId) {
        accounts.release(account(payout, walletId), reference(payout));
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void giveBack(Payout payout, String walletId) {
        accounts.credit(
                account(payout, walletId), "withdrawal_returned:" + payout.id(), minor(payout), clock.instant());
    }

    private String account(Payout payout, String walletId) {
        return accounts.find(AccountKind.WALLET, walletId, payout.amount().currency())
                .map(OpenAccount::id)
                .orElseThrow(() -> new IllegalArgumentException(
                        "no wallet " + walletId + " in " + payout.amount().currency()));
    }

    private static long minor(Payout payout) {
        return payout.amount().amountMinor();
    }

    private static String reference(Payout payout) {
        return "withdrawal:" + payout.id();
    }
}
