package io.liushui.core.payouts;

import io.liushui.core.accounts.Funds;
import io.liushui.core.balances.MerchantBalances;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** A merchant's balance as payouts use it: held at acceptance, taken at success, released at failure, given back when the money came back. */
@Component
class MerchantFunds {
    private final MerchantBalances balances;

    MerchantFunds(MerchantBalances balances) {
        this.balances = balances;
    }

    /** @return false when what is available does not suffice; the transaction must roll back then */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean hold(Payout payout) {
        return balances.hold(payout.merchantId(), reference(payout), payout.amount(), Funds.AVAILABLE)
                .counted();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void take(Payout payout) {
        balances.take(payout.merchantId(), reference(payout), payout.amount());
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void release(Payout payout) {
        balances.release(payout.merchantId(), reference(payout), payout.amount().currency());
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void giveBack(Payout payout) {
        balances.returned(payout.merchantId(), "payout_returned:" + payout.id(), payout.amount());
    }

    private static String reference(Payout payout) {
        return "payout:" + payout.id();
    }
}
