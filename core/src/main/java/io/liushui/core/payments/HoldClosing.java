package io.liushui.core.payments;

import io.liushui.core.channels.AuthorizationGateway;
import io.liushui.core.channels.OperationGateway;
import io.liushui.spi.AuthorizationVoidRequest;
import io.liushui.spi.CloseOutcome;
import io.liushui.spi.ExchangeLog.Exchange;
import io.liushui.spi.OperationOutcome;
import io.liushui.spi.OrderReference;
import io.liushui.spi.QueryOutcome;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Ends an authorisation that its payer has not agreed to. Channels close orders, not authorisations: this one is let go before it is held, under a
 * number made of its own, and where the channel refuses that, it is asked once more. Should the amount be held after all, it is let go as a stray hold.
 */
@Component
class HoldClosing {
    /** What the channel has not seen by then it does not see any more. */
    private static final Duration UNSEEN_IS_OVER = Duration.ofMinutes(2);

    private final AuthorizationGateway authorizations;
    private final OperationGateway operations;
    private final Clock clock;

    HoldClosing(AuthorizationGateway authorizations, OperationGateway operations, Clock clock) {
        this.authorizations = authorizations;
        this.operations = operations;
        this.clock = clock;
    }

    CloseOutcome close(Attempt attempt, OrderReference order, List<Exchange> log) {
        AuthorizationVoidRequest request = new AuthorizationVoidRequest(
                "cl" + attempt.orderNo(), order, order.amountMinor(), "closed", attempt.firstSentAt(), order.traceId());
        OperationOutcome outcome = operations.voidAuthorization(attempt.channelId(), request, log);
        return switch (outcome) {
            case OperationOutcome.Done _ -> new CloseOutcome.Closed();
            case OperationOutcome.Declined _ -> asked(attempt, order, log);
            case OperationOutcome.Pending _,
                    OperationOutcome.NotFound _,
                    OperationOutcome.Unavailable _,
                    OperationOutcome.Unknown _ -> new CloseOutcome.Unknown("the channel has still to let it go");
        };
    }

    private CloseOutcome asked(Attempt attempt, OrderReference order, List<Exchange> log) {
        return switch (authorizations.queryAuthorization(attempt.channelId(), order, log)) {
            case QueryOutcome.Paid(String reference, long amountMinor, String currency) ->
                new CloseOutcome.AlreadyPaid(reference, amountMinor, currency);
            case QueryOutcome.NotPaid _ -> new CloseOutcome.Closed();
            case QueryOutcome.NotFound _ ->
                attempt.sentAt().plus(UNSEEN_IS_OVER).isBefore(clock.instant())
                        ? new CloseOutcome.Closed()
                        : new CloseOutcome.Unknown("the channel has not seen it yet");
            case QueryOutcome.Approved _, QueryOutcome.Unpaid _ ->
                new CloseOutcome.Unknown("the payer may still agree");
            case QueryOutcome.Unanswered(String reason) -> new CloseOutcome.Unknown(reason);
        };
    }
}
