package io.liushui.core.payments;

import io.liushui.core.money.Money;
import io.liushui.spi.PayOutcome;
import io.liushui.spi.PayerAction;

/** What was learnt of an attempt, from whichever side: the answer to a submission, a query, a close or a notification. */
sealed interface ChannelResult {

    record Paid(String channelRef, long amountMinor, String currency) implements ChannelResult {
        boolean matches(Money amount) {
            return amount.amountMinor() == amountMinor && amount.currency().equals(currency);
        }
    }

    /** Surely without money, and finished. */
    record NotPaid(String code) implements ChannelResult {}

    /** Surely without money; another channel may take it. */
    record NextRoute(String code) implements ChannelResult {}

    record Waiting(String channelRef, PayerAction action) implements ChannelResult {}

    record Unclear(String reason) implements ChannelResult {}

    record ClosedAtChannel() implements ChannelResult {}

    /** What the answer to a submission says. */
    static ChannelResult of(PayOutcome outcome) {
        return switch (outcome) {
            case PayOutcome.Succeeded(String ref, long amountMinor, String currency) ->
                new Paid(ref, amountMinor, currency);
            case PayOutcome.Declined(String code, String _, boolean soft) ->
                soft ? new NextRoute(code) : new NotPaid(code);
            case PayOutcome.Pending(String ref, var action) -> new Waiting(ref, action);
            case PayOutcome.Unavailable _ -> new NextRoute("channel_unavailable");
            case PayOutcome.Unknown(String reason) -> new Unclear(reason);
        };
    }
}
