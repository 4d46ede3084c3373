package io.liushui.core.payouts;

import io.liushui.core.ledger.Account;
import io.liushui.core.ledger.Entry;
import io.liushui.core.ledger.Line;
import io.liushui.core.payouts.PayoutSource.MerchantBalance;
import io.liushui.core.payouts.PayoutSource.PayersWallet;
import java.util.List;

/** How the events of a payout are booked. */
final class PayoutPostings {

    private PayoutPostings() {}

    /** What we owe the merchant, or the payer, is set aside. */
    static Entry frozen(Payout payout) {
        return entry(
                "payout-frozen:" + payout.id(),
                "Payout accepted",
                Line.debit(owed(payout), owner(payout), payout.amount()),
                Line.credit(setAside(payout), owner(payout), payout.amount()));
    }

    /** It failed or was cancelled. */
    static Entry released(Payout payout) {
        return entry(
                "payout-released:" + payout.id(),
                "Payout not carried out",
                Line.debit(setAside(payout), owner(payout), payout.amount()),
                Line.credit(owed(payout), owner(payout), payout.amount()));
    }

    static Entry paid(Payout payout, String channelId) {
        return entry(
                "payout-paid:" + payout.id(),
                "Payout paid from the position",
                Line.debit(setAside(payout), owner(payout), payout.amount()),
                Line.credit(Account.CHANNEL_POSITION, channelId, payout.amount()));
    }

    /** It lies in the position again, and we owe it again. */
    static Entry returned(Payout payout, String channelId) {
        return entry(
                "payout-returned:" + payout.id(),
                "Payout came back",
                Line.debit(Account.CHANNEL_POSITION, channelId, payout.amount()),
                Line.credit(owed(payout), owner(payout), payout.amount()));
    }

    private static Account owed(Payout payout) {
        return switch (payout.source()) {
            case MerchantBalance _ -> Account.MERCHANT_PAYABLE;
            case PayersWallet _ -> Account.PAYER_WALLETS;
        };
    }

    private static Account setAside(Payout payout) {
        return switch (payout.source()) {
            case MerchantBalance _ -> Account.PAYOUT_FROZEN;
            case PayersWallet _ -> Account.WALLET_FROZEN;
        };
    }

    private static String owner(Payout payout) {
        return switch (payout.source()) {
            case MerchantBalance _ -> payout.merchantId();
            case PayersWallet(String walletId) -> walletId;
        };
    }

    private static Entry entry(String reference, String text, Line debit, Line credit) {
        return new Entry(reference, text, List.of(debit, credit));
    }
}
