package io.liushui.channel.unionpay;

import io.liushui.spi.OrderReference;
import io.liushui.spi.QueryOutcome;
import io.liushui.spi.http.ChannelCall;
import java.time.Clock;
import java.time.Duration;

/**
 * What became of a payment or an authorisation. While a payer may still act, UnionPay's word is not its last: an order to which nobody has come yet is
 * not found there, whether or not our request arrived, and a payer whose card was refused may take another. Once {@code payTimeout} has passed,
 * whatever is not done never will be.
 */
final class OrderQuery {
    /** UnionPay's clock is not ours. */
    private static final Duration GRACE = Duration.ofMinutes(1);

    private final UnionPaySettings settings;
    private final Enquiry enquiry;
    private final Clock clock;

    OrderQuery(UnionPaySettings settings, Enquiry enquiry, Clock clock) {
        this.settings = settings;
        this.enquiry = enquiry;
        this.clock = clock;
    }

    QueryOutcome ask(String operation, OrderReference order) {
        ChannelCall call = new ChannelCall(operation, order.orderNo(), order.traceId());
        boolean waits = waitsForPayer(order.method());
        boolean inTime = clock.instant().isBefore(order.expiresAt().plus(GRACE));
        return switch (enquiry.ask(call, order.submittedAt())) {
            case Enquiry.Finding.Done(String queryId, long amount, String currency) ->
                new QueryOutcome.Paid(queryId, amount, currency);
            case Enquiry.Finding.Open(String queryId) -> new QueryOutcome.Unpaid(queryId);
            case Enquiry.Finding.Refused(String code, String message) ->
                waits && inTime ? new QueryOutcome.Unpaid(null) : new QueryOutcome.NotPaid(code, message);
            case Enquiry.Finding.Over(String code, String message) -> new QueryOutcome.NotPaid(code, message);
            case Enquiry.Finding.NotFound()
            when waits && !inTime -> new QueryOutcome.NotPaid("34", "the payer did not come in time");
            case Enquiry.Finding.NotFound() -> new QueryOutcome.NotFound();
            case Enquiry.Finding.Unanswered(String reason) -> new QueryOutcome.Unanswered(reason);
        };
    }

    private boolean waitsForPayer(String method) {
        return switch (method) {
            case Description.PAGE -> true;
            case Description.APP -> true;
            default -> settings.cardCode();
        };
    }
}
