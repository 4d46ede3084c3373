package io.liushui.core.payouts;

import io.liushui.core.payouts.PayoutSource.MerchantBalance;
import io.liushui.core.payouts.PayoutSource.PayersWallet;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The money of payouts where it comes from: held at acceptance, taken at success, released at failure, given back when it came back. */
@Component
class PayoutFunds {
    private final MerchantFunds merchants;
    private final WalletFunds wallets;

    PayoutFunds(MerchantFunds merchants, WalletFunds wallets) {
        this.merchants = merchants;
        this.wallets = wallets;
    }

    /** @return false when there is not enough for all of them; the transaction must roll back then */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean hold(List<Payout> payouts) {
        return payouts.stream().allMatch(payout -> switch (payout.source()) {
            case MerchantBalance _ -> merchants.hold(payout);
            case PayersWallet(String walletId) -> wallets.hold(payout, walletId);
        });
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void take(Payout payout) {
        switch (payout.source()) {
            case MerchantBalance _ -> merchants.take(payout);
            case PayersWallet(String walletId) -> wallets.take(payout, walletId);
        }
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void release(Payout payout) {
        switch (payout.source()) {
            case MerchantBalance _ -> merchants.release(payout);
            case PayersWallet(String walletId) -> wallets.release(payout, walletId);
        }
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void giveBack(Payout payout) {
        switch (payout.source()) {
            case MerchantBalance _ -> merchants.giveBack(payout);
            case PayersWallet(String walletId) -> wallets.giveBack(payout, walletId);
        }
    }
}
