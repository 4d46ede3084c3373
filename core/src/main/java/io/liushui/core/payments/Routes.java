package io.liushui.core.payments;

import io.liushui.core.merchants.App;
import io.liushui.core.merchants.Merchants;
import io.liushui.core.payments.Attempt.State;
import io.liushui.core.risk.Risk;
import io.liushui.core.risk.RiskVerdict;
import io.liushui.core.routing.RoutePlan;
import io.liushui.core.routing.RouteRequest;
import io.liushui.core.routing.Routing;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Gives a payment its next attempt at a channel. */
@Component
public class Routes {
    private final PaymentStore payments;
    private final AttemptStore attempts;
    private final Routing routing;
    private final Risk risk;
    private final ContractPayers payers;
    private final PaymentProofs proofs;
    private final PaymentDebits debits;
    private final Merchants merchants;

    Routes(
            PaymentStore payments,
            AttemptStore attempts,
            Routing routing,
            Risk risk,
            ContractPayers payers,
            PaymentProofs proofs,
            PaymentDebits debits,
            Merchants merchants) {
        this.payments = payments;
        this.attempts = attempts;
        this.routing = routing;
        this.risk = risk;
        this.payers = payers;
        this.proofs = proofs;
        this.debits = debits;
        this.merchants = merchants;
    }

    /** Where the payment goes. */
    public sealed interface Result {
        record Found(String attemptId, String channelId) implements Result {}

        record None(String reasonCode) implements Result {}
    }

    /**
     * Keeps the risk decision that let the payment through and makes the next attempt; an attempt that is not finished is answered again. Whatever was
     * validated is looked at again before a channel is asked for the first time: the payment may have waited for a person, or for a repair.
     *
     * @param strategy {@code price} or {@code priority}
     * @param maximumRoutes how many channels may be tried in all, at least 1
     */
    @Transactional
    public Result route(String paymentId, String strategy, int maximumRoutes, RiskVerdict verdict) {
        Payment payment = payments.lock(paymentId);
        risk.decided(paymentId, verdict);
        List<Attempt> tried = attempts.of(paymentId);
        if (!tried.isEmpty()) {
            Attempt last = tried.getLast();
            if (last.state() == State.SUCCEEDED || last.state().inFlight()) {
                return found(last);
            }
            if (last.state() == State.CREATED) {
                return unsent(payment, last);
            }
            if (tried.size() >= maximumRoutes) {
                return new Result.None(last.reasonCode());
            }
        }
        return refusal(payment).<Result>map(Result.None::new).orElseGet(() -> next(payment, tried, strategy));
    }

    /** One that is refused now must not be sent by a job that comes late either; one that may have reached the channel goes on. */
    private Result unsent(Payment payment, Attempt attempt) {
        Optional<String> refusal = attempt.firstSentAt() == null ? refusal(payment) : Optional.empty();
        refusal.ifPresent(code -> attempts.move(attempt, State.CLOSED, null, code));
        return refusal.<Result>map(Result.None::new).orElseGet(() -> found(attempt));
    }

    private Optional<String> refusal(Payment payment) {
        if (payment.state().terminal()) {
            return Optional.of("already_final");
        }
        if (merchants.app(payment.appId()).filter(App::active).isEmpty()) {
            return Optional.of("merchant_suspended");
        }
        return proofs.missing(payment) ? Optional.of("proof_missing") : debits.refusalNow(payment);
    }

    private Result next(Payment payment, List<Attempt> tried, String strategy) {
        RouteRequest request = request(payment, tried);
        int number = tried.size() + 1;
        Set<String> full = new HashSet<>();
        while (true) {
            RoutePlan plan = routing.plan(request.withoutRoomAt(full), strategy);
            Optional<Attempt> attempt = plan.chosen().flatMap(channel -> attempts.create(payment, number, channel));
            if (plan.chosen().isEmpty() || attempt.isPresent()) {
                routing.record(payment.id(), number, strategy, plan);
                return attempt.map(Routes::found).orElseGet(() -> new Result.None(none(plan, tried)));
            }
            full.add(plan.chosen().get());
        }
    }

    private static String none(RoutePlan plan, List<Attempt> tried) {
        return tried.isEmpty() ? plan.noneBecause() : tried.getLast().reasonCode();
    }

    private static Result found(Attempt attempt) {
        return new Result.Found(attempt.id(), attempt.channelId());
    }

    private RouteRequest request(Payment payment, List<Attempt> tried) {
        return new RouteRequest(
                        payment.method(),
                        payment.channelAmount(),
                        tried.stream().map(Attempt::channelId).collect(Collectors.toSet()),
                        payment.intent().functions(),
                        payers.atChannel(payment))
                .onlyAt(payers.channelOf(payment));
    }
}
