package io.liushui.core.payouts;

import io.liushui.core.alarms.Alarms;
import io.liushui.core.merchants.App;
import io.liushui.core.merchants.Merchants;
import io.liushui.core.operations.OpenOperation;
import io.liushui.core.operations.OperationKind;
import io.liushui.core.operations.Operations;
import io.liushui.core.payouts.PayoutLifecycle.Command;
import io.liushui.core.routing.Candidate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The steps of a payout's process before its channel is called. */
@Component
public class PayoutJobs {
    private final PayoutStore store;
    private final Payouts payouts;
    private final PayoutMoves moves;
    private final PayeeVault vault;
    private final PayoutAssessments assessments;
    private final PayoutRouting routing;
    private final PayoutFreezing freezing;
    private final Operations operations;
    private final Merchants merchants;
    private final PayoutPermissions permissions;
    private final Alarms alarms;

    PayoutJobs(
            PayoutStore store,
            Payouts payouts,
            PayoutMoves moves,
            PayeeVault vault,
            PayoutAssessments assessments,
            PayoutRouting routing,
            PayoutFreezing freezing,
            Operations operations,
            Merchants merchants,
            PayoutPermissions permissions,
            Alarms alarms) {
        this.store = store;
        this.payouts = payouts;
        this.moves = moves;
        this.vault = vault;
        this.assessments = assessments;
        this.routing = routing;
        this.freezing = freezing;
        this.operations = operations;
        this.merchants = merchants;
        this.permissions = permissions;
        this.alarms = alarms;
    }

    /** What validation found. */
    public sealed interface Validation {
        record Valid() implements Validation {}

        record Rejected(String reasonCode) implements Validation {}

        /** Another process instance drives this payout. */
        record Fenced() implements Validation {}
    }

    /** Where the payout goes. */
    public sealed interface Route {
        record Found(String operationId, String channelId) implements Route {}

        /** A channel could pay it, and none has enough in its position: to be tried again later. */
        record PositionLow() implements Route {}

        record None(String reasonCode) implements Route {}
    }

    /** Makes the instance the payout's driver, once and for all, and checks that it may still be paid. */
    public Validation validate(String payoutId, long instanceKey) {
        return store.drive(payoutId, instanceKey).map(this::check).orElseGet(Validation.Fenced::new);
    }

    /** Computes and keeps what the decision table reads. */
    public PayoutSignals assess(String payoutId) {
        return assessments.assess(
                payouts.byId(payoutId).orElseThrow(() -> new IllegalArgumentException("no payout " + payoutId)));
    }

    /**
     * A person has to look at it.
     *
     * @return what the person is told
     */
    @Transactional
    public PayoutReview hold(String payoutId, PayoutVerdict verdict) {
        Payout payout = store.lock(payoutId);
        assessments.decided(payoutId, verdict);
        moves.move(payout, new Command.Hold());
        return PayoutReview.of(payout, vault.open(payout.payee(), payoutId));
    }

    /** Nobody has decided in time. */
    public void escalate(String payoutId) {
        alarms.raise("payout_review_overdue", payoutId, "the payout still waits for its review");
    }

    /**
     * Keeps what a person said.
     *
     * @param decision approve or reject; null, and all else, count as no decision
     * @return whether it is approved; by the first decision, when there were several
     */
    @Transactional
    public boolean reviewed(String payoutId, String decision, String person, String reason) {
        store.lock(payoutId);
        String said = "approve".equals(decision) || "reject".equals(decision) ? decision : null;
        return assessments
                .reviewed(payoutId, said, person, reason)
                .filter("approve"::equals)
                .isPresent();
    }

    /**
     * Gives the payout its number at the channel in whose position it is frozen; when it is frozen nowhere, or that channel cannot take it any more, at
     * another one. A payout that has its number keeps it. One that has none is refused when its merchant may not pay out any more: it may have waited for a
     * person or for a position since it was validated.
     */
    @Transactional
    public Route route(String payoutId, PayoutVerdict verdict) {
        Payout payout = store.lock(payoutId);
        assessments.decided(payoutId, verdict);
        if (payout.operationId() != null) {
            return new Route.Found(payout.operationId(), payout.frozenAt());
        }
        if (!payout.state().open()) {
            return new Route.None("already_final");
        }
        if (!merchants.staysActive(payout.appId())) {
            return new Route.None("merchant_suspended");
        }
        if (!permissions.staysAllowed(payout.appId())) {
            return new Route.None("payout_not_permitted");
        }
        List<Candidate> candidates =
                routing.candidates(payout.amount(), payout.payee().bank());
        Payout frozen = frozen(payout, candidates);
        if (frozen.frozenAt() == null) {
            boolean someTakeIt = candidates.stream().anyMatch(candidate -> candidate.rejected() == null);
            return someTakeIt ? new Route.PositionLow() : new Route.None("no_route");
        }
        routing.record(payoutId, frozen.frozenAt(), candidates);
        String operationId = operations.open(new OpenOperation(
                OperationKind.PAYOUT, payoutId, frozen.frozenAt(), frozen.amount(), frozen.traceId()));
        moves.send(frozen, operationId);
        return new Route.Found(operationId, frozen.frozenAt());
    }

    private Payout frozen(Payout payout, List<Candidate> candidates) {
        boolean kept = candidates.stream()
                .anyMatch(candidate -> candidate.channelId().equals(payout.frozenAt()) && candidate.rejected() == null);
        if (kept) {
            return payout;
        }
        return freezing.freeze(payout.frozenAt() == null ? payout : freezing.thaw(payout), candidates);
    }

    private Validation check(Payout payout) {
        if (!payout.state().open()) {
            return new Validation.Rejected("already_final");
        }
        Optional<App> app = merchants.app(payout.appId());
        if (app.isEmpty() || !app.get().active()) {
            return new Validation.Rejected("merchant_suspended");
        }
        if (!permissions.allows(payout.appId())) {
            return new Validation.Rejected("payout_not_permitted");
        }
        return new Validation.Valid();
    }
}
