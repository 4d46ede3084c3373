package io.liushui.core.payouts;

import io.liushui.core.accounts.AccountKind;
import io.liushui.core.accounts.Accounts;
import io.liushui.core.accounts.Funds;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** A merchant's balance as payouts use it: held at acceptance, taken at success, released at failure, given back when the money came back. */
@Component
class MerchantFunds {
    private final Accounts accounts;
    private final Clock clock;

    MerchantFunds(Accounts accounts, Clock clock) {
        this.accounts = accounts;
        this.clock = clock;
    }

    /**
     * Holds available money for payouts of one merchant and currency.
     *
     * @return false when it does not suffice for all of them; the transaction must roll back then
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean hold(List<Payout> payouts) {
        String account = account(payouts.getFirst());
        return payouts.stream()
                .allMatch(payout -> accounts.hold(
                                account, reference(payout), payout.amount().amountMinor(), Funds.AVAILABLE)
                        .counted());
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void take(Payout payout) {
        accounts.take(account(payout), reference(payout), payout.amount().amountMinor());
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void release(Payout payout) {
        accounts.release(account(payout), reference(payout));
    }

    /** Available at once: it had been before. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void giveBack(Payout payout) {
        accounts.credit(
                account(payout),
                "payout_returned:" + payout.id(),
                payout.amount().amountMinor(),
                clock.instant());
    }

    private String account(Payout payout) {
        return accounts.open(
                        AccountKind.MERCHANT,
                        payout.merchantId(),
                        payout.amount().currency())
                .id();
    }

    private static String reference(Payout payout) {
        return "payout:" + payout.id();
    }
}
