package io.liushui.core.payouts;

import io.liushui.core.ledger.Account;
import io.liushui.core.ledger.Entry;
import io.liushui.core.ledger.Line;
import java.util.List;

/** How the events of a payout are booked. */
final class PayoutPostings {

    private PayoutPostings() {}

    /** What we owe the merchant is set aside. */
    static Entry frozen(Payout payout) {
        return entry(
                "payout-frozen:" + payout.id(),
                "Payout accepted",
                Line.debit(Account.MERCHANT_PAYABLE, payout.merchantId(), payout.amount()),
                Line.credit(Account.PAYOUT_FROZEN, payout.merchantId(), payout.amount()));
    }

    /** It failed or was cancelled. */
    static Entry released(Payout payout) {
        return entry(
                "payout-released:" + payout.id(),
                "Payout not carried out",
                Line.debit(Account.PAYOUT_FROZEN, payout.merchantId(), payout.amount()),
                Line.credit(Account.MERCHANT_PAYABLE, payout.merchantId(), payout.amount()));
    }

    static Entry paid(Payout payout, String channelId) {
        return entry(
                "payout-paid:" + payout.id(),
                "Payout paid from the position",
                Line.debit(Account.PAYOUT_FROZEN, payout.merchantId(), payout.amount()),
                Line.credit(Account.CHANNEL_POSITION, channelId, payout.amount()));
    }

    /** It lies in the position again, and we owe it to the merchant again. */
    static Entry returned(Payout payout, String channelId) {
        return entry(
                "payout-returned:" + payout.id(),
                "Payout came back",
                Line.debit(Account.CHANNEL_POSITION, channelId, payout.amount()),
                Line.credit(Account.MERCHANT_PAYABLE, payout.merchantId(), payout.amount()));
    }

    private static Entry entry(String reference, String text, Line debit, Line credit) {
        return new Entry(reference, text, List.of(debit, credit));
    }
}
