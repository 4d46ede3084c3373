package io.liushui.core.ledger;

import io.liushui.core.money.Money;
import java.util.ArrayList;
import java.util.List;

/**
 * How amounts held at channels are booked. A held amount is nobody's money yet: it stands on two memo accounts, of the channel and of the merchant. A
 * capture books as a payment does, and takes what is not held any more off the memo accounts in the same entry.
 */
public final class HoldPostings {

    private HoldPostings() {}

    /** @param subject the authorisation, or the attempt of a hold that nobody wants */
    public static Entry held(String subject, String channelId, String merchantId, Money amount) {
        return new Entry("held:" + subject, "Amount held", hold(channelId, merchantId, amount));
    }

    /**
     * @param heldLessMinor how much less is held afterwards, in minor units: less than was captured when the channel allows more than it holds, more when
     *     the rest is let go
     */
    public static Entry captured(
            String captureId, String channelId, String merchantId, Money amount, long heldLessMinor) {
        List<Line> lines = new ArrayList<>();
        lines.add(Line.debit(Account.CHANNEL_RECEIVABLE, channelId, amount));
        lines.add(Line.credit(Account.MERCHANT_PAYABLE, merchantId, amount));
        if (heldLessMinor > 0) {
            lines.addAll(release(channelId, merchantId, new Money(heldLessMinor, amount.currency())));
        }
        return new Entry("capture:" + captureId, "Held amount captured", lines);
    }

    /**
     * @param commandId the command that voided it
     * @param heldMoreMinor how much more is held afterwards, in minor units
     */
    public static Entry captureVoided(
            String commandId, String channelId, String merchantId, Money amount, long heldMoreMinor) {
        List<Line> lines = new ArrayList<>();
        lines.add(Line.debit(Account.MERCHANT_PAYABLE, merchantId, amount));
        lines.add(Line.credit(Account.CHANNEL_RECEIVABLE, channelId, amount));
        if (heldMoreMinor > 0) {
            lines.addAll(hold(channelId, merchantId, new Money(heldMoreMinor, amount.currency())));
        }
        return new Entry(captureVoided(commandId), "Capture voided", lines);
    }

    /** The entry's reference, under which the merchant's balance is frozen before. */
    public static String captureVoided(String commandId) {
        return "capture_voided:" + commandId;
    }

    /** @param subject the command that let it go, or the attempt of a hold that nobody wanted */
    public static Entry released(String subject, String channelId, String merchantId, Money amount) {
        return new Entry("released:" + subject, "Held amount let go", release(channelId, merchantId, amount));
    }

    private static List<Line> hold(String channelId, String merchantId, Money amount) {
        return List.of(
                Line.debit(Account.AUTHORISATION_RECEIVABLE, channelId, amount),
                Line.credit(Account.AUTHORISATION_OBLIGATION, merchantId, amount));
    }

    private static List<Line> release(String channelId, String merchantId, Money amount) {
        return List.of(
                Line.debit(Account.AUTHORISATION_OBLIGATION, merchantId, amount),
                Line.credit(Account.AUTHORISATION_RECEIVABLE, channelId, amount));
    }
}
