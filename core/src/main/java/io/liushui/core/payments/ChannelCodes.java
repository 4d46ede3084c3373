package io.liushui.core.payments;

import io.liushui.core.channels.CodeGateway;
import io.liushui.core.channels.ExchangeStore;
import io.liushui.core.payments.ChannelAnswer.Outcome;
import io.liushui.spi.ExchangeLog.Exchange;
import io.liushui.spi.PayOutcome;
import io.liushui.spi.PayerAction;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Gives the payer's code to the channel that sent it. The code goes to the channel and nowhere else; what the channel says is kept in one
 * transaction with the message that lets the process go on. Killed in between, the process finds the result by its query.
 */
@Component
public class ChannelCodes {
    static final int MOST_SENDS = 4;
    static final Duration PAUSE = Duration.ofSeconds(30);

    private final Payments payments;
    private final AttemptStore attempts;
    private final Settlement settlement;
    private final ProcessNews news;
    private final CodeGateway gateway;
    private final ExchangeStore exchanges;
    private final ContractPayers payers;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ChannelCodes(
            Payments payments,
            AttemptStore attempts,
            Settlement settlement,
            ProcessNews news,
            CodeGateway gateway,
            ExchangeStore exchanges,
            ContractPayers payers,
            TransactionTemplate transaction,
            Clock clock) {
        this.payments = payments;
        this.attempts = attempts;
        this.settlement = settlement;
        this.news = news;
        this.gateway = gateway;
        this.exchanges = exchanges;
        this.payers = payers;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Never inside a transaction. Entering the same right code twice takes the money once: the channel knows the order by its number. */
    public CodeResult confirm(String cashierToken, String code) {
        return waiting(cashierToken)
                .map(waiting -> confirm(waiting.payment(), waiting.attempt(), code))
                .orElseGet(CodeResult.NotOpen::new);
    }

    /** Has the channel send another code, {@value #MOST_SENDS} in all, with 30 seconds between. */
    public CodeResult sendAgain(String cashierToken) {
        Optional<Waiting> found = waiting(cashierToken);
        if (found.isEmpty()) {
            return new CodeResult.NotOpen();
        }
        Attempt attempt = found.get().attempt();
        AttemptStore.CodeSends sends = attempts.codeSends(attempt);
        Instant next = sends.lastAt().plus(PAUSE);
        Instant now = clock.instant();
        if (sends.count() >= MOST_SENDS) {
            return new CodeResult.NoneLeft();
        }
        if (now.isBefore(next)) {
            return new CodeResult.TooSoon(
                    Math.max(1, Duration.between(now, next).toSeconds()));
        }
        if (!attempts.codeSentAgain(attempt, sends.count())) {
            return new CodeResult.TooSoon(PAUSE.toSeconds());
        }
        List<Exchange> log = new ArrayList<>();
        PayOutcome outcome = gateway.sendAgain(
                attempt.channelId(),
                attempt.reference(found.get().payment()),
                payers.atChannel(found.get().payment()),
                log);
        return keep(found.get().payment(), attempt, outcome, log) == Outcome.PENDING
                ? new CodeResult.Resent()
                : new CodeResult.NotOpen();
    }

    private CodeResult confirm(Payment payment, Attempt attempt, String code) {
        List<Exchange> log = new ArrayList<>();
        PayOutcome outcome = gateway.confirm(attempt.channelId(), attempt.reference(payment), code, log);
        Outcome known = keep(payment, attempt, outcome, log);
        if (known == Outcome.PENDING
                && outcome instanceof PayOutcome.Pending(String _, PayerAction.EnterCode(String _, int left))) {
            return new CodeResult.Wrong(left);
        }
        return known == Outcome.DECLINED ? new CodeResult.Failed() : new CodeResult.Taken();
    }

    private Outcome keep(Payment payment, Attempt attempt, PayOutcome outcome, List<Exchange> log) {
        return transaction.execute(status -> {
            exchanges.save(attempt.channelId(), log);
            ChannelAnswer answer = settlement.settle(payment.id(), attempt.id(), result(outcome));
            if (answer.outcome() == Outcome.SUCCEEDED || answer.outcome() == Outcome.DECLINED) {
                news.tell(payment, attempt, answer.outcome().code(), answer.reasonCode());
            }
            return answer.outcome();
        });
    }

    /** Once the payer has a code, no other route is taken: whatever the channel refuses now, it refuses for good. */
    private static ChannelResult result(PayOutcome outcome) {
        return switch (outcome) {
            case PayOutcome.Succeeded(String ref, long amountMinor, String currency) ->
                new ChannelResult.Paid(ref, amountMinor, currency);
            case PayOutcome.Declined(String reason, String _, boolean _) -> new ChannelResult.NotPaid(reason);
            case PayOutcome.Pending(String ref, var action) -> new ChannelResult.Waiting(ref, action);
            case PayOutcome.Unavailable(String reason, Duration _) -> new ChannelResult.Unclear(reason);
            case PayOutcome.Unknown(String reason) -> new ChannelResult.Unclear(reason);
        };
    }

    private Optional<Waiting> waiting(String cashierToken) {
        return payments.byCashierToken(cashierToken)
                .filter(payment -> payment.action() instanceof NextAction.ChannelCode)
                .flatMap(payment -> attempts.of(payment.id()).reversed().stream()
                        .filter(attempt -> attempt.state() == Attempt.State.PENDING)
                        .findFirst()
                        .map(attempt -> new Waiting(payment, attempt)));
    }

    private record Waiting(Payment payment, Attempt attempt) {}
}
