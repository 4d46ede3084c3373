package io.liushui.core.payments;

import io.liushui.core.channels.AuthorizationGateway;
import io.liushui.core.channels.ChannelGateway;
import io.liushui.core.channels.ExchangeStore;
import io.liushui.core.payments.ChannelAnswer.Outcome;
import io.liushui.spi.CloseOutcome;
import io.liushui.spi.ExchangeLog.Exchange;
import io.liushui.spi.OrderReference;
import io.liushui.spi.PayOutcome;
import io.liushui.spi.PayRequest;
import io.liushui.spi.QueryOutcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Submits, queries and closes attempts at their channel. An attempt is committed as sent before the call; whoever finds it sent asks the channel, and
 * never sends again under another number.
 */
@Component
public class Attempts {
    private final AttemptStore attempts;
    private final Payments payments;
    private final Settlement settlement;
    private final AttemptTurns turns;
    private final ChannelGateway gateway;
    private final AuthorizationGateway authorizations;
    private final HoldClosing holdClosing;
    private final ExchangeStore exchanges;
    private final ContractPayers payers;
    private final TransactionTemplate transaction;

    Attempts(
            AttemptStore attempts,
            Payments payments,
            Settlement settlement,
            AttemptTurns turns,
            ChannelGateway gateway,
            AuthorizationGateway authorizations,
            HoldClosing holdClosing,
            ExchangeStore exchanges,
            ContractPayers payers,
            TransactionTemplate transaction) {
        this.attempts = attempts;
        this.payments = payments;
        this.settlement = settlement;
        this.turns = turns;
        this.gateway = gateway;
        this.authorizations = authorizations;
        this.holdClosing = holdClosing;
        this.exchanges = exchanges;
        this.payers = payers;
        this.transaction = transaction;
    }

    /** Sends the attempt, or asks the channel when it was sent before. */
    public ChannelAnswer submit(String attemptId) {
        return attempts.claimForSending(attemptId).map(this::send).orElseGet(() -> query(attemptId, null));
    }

    /**
     * Asks the channel how the attempt stands.
     *
     * @param notFoundGrace how long after sending an order that the channel does not know counts as surely not executed; null: never. So does one that
     *     waits there for its payer when the answer that says how to pay was lost: nobody can come to it
     */
    public ChannelAnswer query(String attemptId, Duration notFoundGrace) {
        Attempt attempt = attempts.get(attemptId);
        if (!attempt.mayBePaid()) {
            return Settlement.answer(attempt);
        }
        Payment payment = payments.byId(attempt.paymentId()).orElseThrow();
        List<Exchange> log = new ArrayList<>();
        QueryOutcome outcome = switch (payment.intent()) {
            case PAY -> gateway.query(attempt.channelId(), attempt.reference(payment), log);
            case AUTHORIZE -> authorizations.queryAuthorization(attempt.channelId(), attempt.reference(payment), log);
        };
        return switch (outcome) {
            case QueryOutcome.Paid(String ref, long amountMinor, String currency) ->
                settle(attempt, new ChannelResult.Paid(ref, amountMinor, currency), log);
            case QueryOutcome.Approved(String ref) ->
                payment.intent() == PaymentIntent.PAY
                        ? complete(attempt, payment, ref, log)
                        : settle(attempt, new ChannelResult.Waiting(ref, null), log);
            case QueryOutcome.Unpaid _
            when isOutOfReach(attempt) ->
                perhapsAgain(attempt, notFoundGrace, "the payer was not told how to pay", log);
            case QueryOutcome.Unpaid(String ref) -> settle(attempt, new ChannelResult.Waiting(ref, null), log);
            case QueryOutcome.NotPaid(String code, String _) -> settle(attempt, new ChannelResult.NotPaid(code), log);
            case QueryOutcome.NotFound _ -> perhapsAgain(attempt, notFoundGrace, "not found at the channel", log);
            case QueryOutcome.Unanswered(String reason) -> settle(attempt, new ChannelResult.Unclear(reason), log);
        };
    }

    /** Closes the attempt at its channel: {@code closed}, {@code paid} or {@code unknown}. */
    public String close(String attemptId) {
        Attempt attempt = turns.closeUnlessSent(attemptId);
        return switch (attempt.state()) {
            case SUCCEEDED -> "paid";
            case DECLINED, NEXT_ROUTE, CLOSED -> "closed";
            case CREATED, SENT, PENDING, UNKNOWN -> closeAtChannel(attempt);
        };
    }

    private String closeAtChannel(Attempt attempt) {
        Payment payment = payments.byId(attempt.paymentId()).orElseThrow();
        List<Exchange> log = new ArrayList<>();
        CloseOutcome outcome = switch (payment.intent()) {
            case PAY -> gateway.close(attempt.channelId(), attempt.reference(payment), log);
            case AUTHORIZE -> holdClosing.close(attempt, attempt.reference(payment), log);
        };
        return switch (outcome) {
            case CloseOutcome.Closed _ ->
                settle(attempt, new ChannelResult.ClosedAtChannel(), log).outcome() == Outcome.SUCCEEDED
                        ? "paid"
                        : "closed";
            case CloseOutcome.AlreadyPaid(String ref, long amountMinor, String currency) ->
                settle(attempt, new ChannelResult.Paid(ref, amountMinor, currency), log)
                                        .outcome()
                                == Outcome.SUCCEEDED
                        ? "paid"
                        : "unknown";
            case CloseOutcome.Unknown(String reason) -> {
                settle(attempt, new ChannelResult.Unclear(reason), log);
                yield "unknown";
            }
        };
    }

    /** The payer agreed at the channel; the channel takes the money once, however often it is asked to. */
    private ChannelAnswer complete(Attempt attempt, Payment payment, String channelRef, List<Exchange> log) {
        OrderReference order = attempt.withChannelRef(channelRef).reference(payment);
        PayOutcome outcome = gateway.complete(attempt.channelId(), order, log);
        return settle(
                attempt,
                outcome instanceof PayOutcome.Unavailable(String reason, Duration _)
                        ? new ChannelResult.Unclear(reason)
                        : ChannelResult.of(outcome),
                log);
    }

    private ChannelAnswer send(Attempt attempt) {
        Payment payment = payments.byId(attempt.paymentId()).orElseThrow();
        List<Exchange> log = new ArrayList<>();
        PayRequest request = attempt.request(payment, payers.atChannel(payment));
        PayOutcome outcome = switch (payment.intent()) {
            case PAY -> gateway.pay(attempt.channelId(), request, log);
            case AUTHORIZE -> authorizations.authorize(attempt.channelId(), request, log);
        };
        return settle(attempt, ChannelResult.of(outcome), log);
    }

    private ChannelAnswer settle(Attempt attempt, ChannelResult result, List<Exchange> log) {
        return transaction.execute(status -> {
            exchanges.save(attempt.channelId(), log);
            return settlement.settle(attempt.paymentId(), attempt.id(), result);
        });
    }

    /** Whether only the answer to the submission could have brought the payer to the channel, and it was lost. */
    private boolean isOutOfReach(Attempt attempt) {
        return attempt.answerLost() && gateway.interactive(attempt.method());
    }

    /** What the channel does not know yet may still come to it: only once the grace is over is it sent again. */
    private ChannelAnswer perhapsAgain(Attempt attempt, Duration grace, String otherwise, List<Exchange> log) {
        return transaction.execute(status -> {
            if (grace != null && turns.sendAgain(attempt, grace)) {
                exchanges.save(attempt.channelId(), log);
                return ChannelAnswer.of(Outcome.NOT_EXECUTED);
            }
            return settle(attempt, new ChannelResult.Unclear(otherwise), log);
        });
    }
}
