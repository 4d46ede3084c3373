package io.liushui.core.payments;

import io.liushui.core.payments.Attempt.State;
import io.liushui.core.risk.Risk;
import io.liushui.core.risk.RiskVerdict;
import io.liushui.core.routing.RoutePlan;
import io.liushui.core.routing.RouteRequest;
import io.liushui.core.routing.Routing;
import java.util.List;
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

    Routes(
            PaymentStore payments,
            AttemptStore attempts,
            Routing routing,
            Risk risk,
            ContractPayers payers,
            PaymentProofs proofs) {
        this.payments = payments;
        this.attempts = attempts;
        this.routing = routing;
        this.risk = risk;
        this.payers = payers;
        this.proofs = proofs;
    }

    /** Where the payment goes. */
    public sealed interface Result {
        record Found(String attemptId, String channelId) implements Result {}

        record None(String reasonCode) implements Result {}
    }

    /**
     * Keeps the risk decision that let the payment through and makes the next attempt; an attempt that is not finished is answered again.
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
            if (last.state() == State.CREATED
                    || last.state() == State.SUCCEEDED
                    || last.state().inFlight()) {
                return new Result.Found(last.id(), last.channelId());
            }
            if (tried.size() >= maximumRoutes) {
                return new Result.None(last.reasonCode());
            }
        }
        if (payment.state().terminal()) {
            return new Result.None("already_final");
        }
        if (proofs.missing(payment)) {
            return new Result.None("proof_missing");
        }
        RoutePlan plan = routing.plan(request(payment, tried), strategy);
        int number = tried.size() + 1;
        routing.record(paymentId, number, strategy, plan);
        if (plan.chosen().isEmpty()) {
            return new Result.None(
                    tried.isEmpty() ? "no_route" : tried.getLast().reasonCode());
        }
        Attempt attempt = attempts.create(payment, number, plan.chosen().get());
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
