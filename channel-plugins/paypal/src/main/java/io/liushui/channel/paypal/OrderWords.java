package io.liushui.channel.paypal;

import io.liushui.channel.paypal.PaypalApi.Answer;
import io.liushui.spi.ChannelFunction;
import io.liushui.spi.OrderReference;
import io.liushui.spi.PayOutcome;
import io.liushui.spi.PayerAction;
import io.liushui.spi.QueryOutcome;
import java.time.Clock;
import java.time.Duration;

/**
 * What an order's standing or a refusal means in our words. Money moves only when we ask for it: an order whose time is over counts as not paid once
 * a capture that was under way must have arrived.
 */
final class OrderWords {

    static final Duration RETRY_AFTER = Duration.ofSeconds(5);
    private static final Duration UNDER_WAY = Duration.ofMinutes(2);
    private static final String EXPIRED = "order.EXPIRED";

    private final Codes codes;
    private final Clock clock;

    OrderWords(Codes codes, Clock clock) {
        this.codes = codes;
        this.clock = clock;
    }

    /** Whether the payer's time is over. */
    boolean isOver(OrderReference reference) {
        return !clock.instant().isBefore(reference.expiresAt());
    }

    PayOutcome outcome(PaypalOrder order, Standing standing) {
        return switch (standing) {
            case Standing.Taken(Amount(long minor, String currency)) ->
                new PayOutcome.Succeeded(order.id(), minor, currency);
            case Standing.Working _, Standing.Approved _ -> new PayOutcome.Pending(order.id(), null);
            case Standing.Open _ -> new PayOutcome.Pending(order.id(), redirect(order.payerLink()));
            case Standing.Ended(String code) -> new PayOutcome.Declined(code, "", false);
            case Standing.Unclear(String reason) -> new PayOutcome.Unknown(reason);
        };
    }

    QueryOutcome told(OrderReference reference, PaypalOrder order, Standing standing) {
        return switch (standing) {
            case Standing.Taken(Amount(long minor, String currency)) ->
                new QueryOutcome.Paid(order.id(), minor, currency);
            case Standing.Working _ -> new QueryOutcome.Unpaid(order.id());
            case Standing.Approved _ ->
                isOver(reference) ? late(reference, order) : new QueryOutcome.Approved(order.id());
            case Standing.Open _ -> isOver(reference) ? late(reference, order) : new QueryOutcome.Unpaid(order.id());
            case Standing.Ended(String code) -> new QueryOutcome.NotPaid(code, "");
            case Standing.Unclear(String reason) -> new QueryOutcome.Unanswered(reason);
        };
    }

    /** Of an order whose time is over and of which nothing was taken. */
    QueryOutcome late(OrderReference reference, PaypalOrder order) {
        return clock.instant().isBefore(reference.expiresAt().plus(UNDER_WAY))
                ? new QueryOutcome.Unpaid(order.id())
                : new QueryOutcome.NotPaid(EXPIRED, "the payer's time is over, and nothing was taken");
    }

    QueryOutcome refusedQuery(ChannelFunction function, OrderReference order, String code, String message) {
        return switch (codes.meaning(function, order.orderNo(), code)) {
            case NOT_FOUND -> new QueryOutcome.NotFound();
            case DECLINED, DECLINED_HERE -> new QueryOutcome.NotPaid(code, message);
            case OPEN -> new QueryOutcome.Unpaid(order.channelRef());
            case DONE, APPROVED, OVER, NOT_EXECUTED, UNKNOWN -> new QueryOutcome.Unanswered("code " + code);
        };
    }

    PayOutcome refusedPayment(ChannelFunction function, OrderReference order, Answer.Refused refused) {
        String code = refused.code();
        return switch (codes.meaning(function, order.orderNo(), code)) {
            case DECLINED, OVER, NOT_FOUND -> new PayOutcome.Declined(code, refused.message(), false);
            case DECLINED_HERE -> new PayOutcome.Declined(code, refused.message(), true);
            case NOT_EXECUTED -> new PayOutcome.Unavailable(code, RETRY_AFTER);
            case OPEN -> new PayOutcome.Pending(order.channelRef(), redirect(refused.link()));
            case DONE, APPROVED, UNKNOWN -> new PayOutcome.Unknown("code " + code);
        };
    }

    private static PayerAction redirect(String link) {
        return link == null ? null : new PayerAction.Redirect(link);
    }
}
