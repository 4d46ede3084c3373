package io.liushui.api.payouts;

import io.liushui.api.body.Fields;
import io.liushui.api.body.MerchantFields;
import io.liushui.api.body.Page;
import io.liushui.api.body.Query;
import io.liushui.api.front.Answer;
import io.liushui.api.front.ApiRequest;
import io.liushui.api.front.Route;
import io.liushui.api.front.Routes;
import io.liushui.api.idempotency.IdempotencyKeys;
import io.liushui.api.problems.ProblemCode;
import io.liushui.api.problems.Refusal;
import io.liushui.core.idempotency.Idempotency;
import io.liushui.core.idempotency.SavedAnswer;
import io.liushui.core.ids.Ids;
import io.liushui.core.payouts.PayoutCancellation;
import io.liushui.core.payouts.PayoutDocument;
import io.liushui.core.payouts.Payouts;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** {@code /v1/payouts}. */
@Component
class PayoutRoutes implements Routes {
    private static final List<String> STATES =
            List.of("accepted", "in_review", "processing", "succeeded", "returned", "failed", "cancelled");

    private final PayoutEntrance entrance;
    private final PayoutCancellation cancellation;
    private final Payouts payouts;
    private final Idempotency idempotency;

    PayoutRoutes(PayoutEntrance entrance, PayoutCancellation cancellation, Payouts payouts, Idempotency idempotency) {
        this.entrance = entrance;
        this.cancellation = cancellation;
        this.payouts = payouts;
        this.idempotency = idempotency;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.merchant("POST", "/v1/payouts", entrance::accept),
                Route.merchant("GET", "/v1/payouts", this::list),
                Route.merchant("GET", "/v1/payouts/{id}", this::find),
                Route.merchant("POST", "/v1/payouts/{id}/cancel", this::cancel));
    }

    private Answer find(ApiRequest request) {
        Query.of(request.query(), Set.of());
        return payouts.find(request.caller().app().id(), request.id())
                .map(payout -> Answer.json(200, PayoutDocument.json(payout)))
                .orElseThrow(() -> PayoutRefusals.notFound(request.id()));
    }

    private Answer list(ApiRequest request) {
        Query query = Query.of(request.query(), Page.names("merchant_payout_no", "batch_id", "state"));
        Page page = Page.of(query, "po");
        String batchId = query.text("batch_id");
        if (batchId != null && !Ids.isId("pob", batchId)) {
            throw Refusal.of(ProblemCode.INVALID_PARAMETER, "batch_id", "must be an id of the form pob_…");
        }
        return Answer.json(
                200,
                page.document(
                        payouts.list(
                                new Payouts.Wanted(
                                        request.caller().app().id(),
                                        MerchantFields.number(query, "merchant_payout_no"),
                                        null,
                                        batchId,
                                        state(query)),
                                page.slice()),
                        PayoutDocument::json));
    }

    /** 200 whether it was cancelled now or before; no body, or an empty object. */
    private Answer cancel(ApiRequest request) {
        Query.of(request.query(), Set.of());
        Fields.none(request.body());
        return IdempotencyKeys.answer(idempotency.once(IdempotencyKeys.of(request), () -> switch (cancellation.cancel(
                request.caller().app().id(), request.id())) {
            case PayoutCancellation.Result.Cancelled(var payout) ->
                new SavedAnswer(200, PayoutDocument.json(payout), false);
            case PayoutCancellation.Result.TooLate(var payout) ->
                throw Refusal.of(
                        ProblemCode.PAYOUT_NOT_CANCELLABLE,
                        "the payout is " + payout.state().code());
            case PayoutCancellation.Result.NotFound() -> throw PayoutRefusals.notFound(request.id());
        }));
    }

    private static String state(Query query) {
        String state = query.text("state");
        if (state != null && !STATES.contains(state)) {
            throw Refusal.of(ProblemCode.INVALID_PARAMETER, "state", "must be one of " + STATES);
        }
        return state;
    }
}
