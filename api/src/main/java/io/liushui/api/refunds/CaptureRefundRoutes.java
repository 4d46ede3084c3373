package io.liushui.api.refunds;

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
import io.liushui.core.preauth.Captures;
import io.liushui.core.refunds.CaptureRefunds;
import io.liushui.core.refunds.CaptureRefunds.Result;
import io.liushui.core.refunds.Refund;
import io.liushui.core.refunds.RefundDocument;
import io.liushui.core.refunds.Refunds;
import io.liushui.core.refunds.RequestCaptureRefund;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** {@code /v1/captures/{id}/refunds}. A refusal rolls back and saves nothing. */
@Component
class CaptureRefundRoutes implements Routes {
    private final CaptureRefunds acceptance;
    private final Captures captures;
    private final Refunds refunds;
    private final Idempotency idempotency;

    CaptureRefundRoutes(CaptureRefunds acceptance, Captures captures, Refunds refunds, Idempotency idempotency) {
        this.acceptance = acceptance;
        this.captures = captures;
        this.refunds = refunds;
        this.idempotency = idempotency;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.merchant("POST", "/v1/captures/{id}/refunds", this::refund),
                Route.merchant("GET", "/v1/captures/{id}/refunds", this::list));
    }

    private Answer refund(ApiRequest request) {
        RequestCaptureRefund command = RefundBody.ofCapture(request);
        Query.of(request.query(), Set.of());
        return IdempotencyKeys.answer(
                idempotency.once(IdempotencyKeys.of(request), () -> saved(request, acceptance.refund(command))));
    }

    private Answer list(ApiRequest request) {
        Page page = Page.of(Query.of(request.query(), Page.names()), "ref");
        String appId = request.caller().app().id();
        if (captures.find(appId, request.id()).isEmpty()) {
            throw notFound(request);
        }
        List<Refund> found = refunds.ofCapture(appId, request.id(), page.slice());
        return Answer.json(200, page.document(found, RefundDocument::json));
    }

    private static SavedAnswer saved(ApiRequest request, Result result) {
        return switch (result) {
            case Result.Accepted(var refund) -> new SavedAnswer(201, RefundDocument.json(refund), false);
            case Result.CaptureNotFound() -> throw notFound(request);
            case Result.NotRefundable(var capture) ->
                throw Refusal.of(
                        ProblemCode.CAPTURE_NOT_REFUNDABLE,
                        "the capture is " + capture.state().code() + ", and " + capture.refundingMinor()
                                + " minor units of it are back or on their way back");
            case Result.NotSupported(String channelId) -> throw RefusedRefund.notSupported(channelId);
            case Result.ExceedsRemaining(long remainingMinor) -> throw RefusedRefund.exceedsRemaining(remainingMinor);
            case Result.InsufficientBalance(long reachableMinor) ->
                throw RefusedRefund.insufficientBalance(reachableMinor);
            case Result.NumberTaken() -> throw RefusedRefund.numberTaken();
        };
    }

    private static Refusal notFound(ApiRequest request) {
        return Refusal.of(ProblemCode.OBJECT_NOT_FOUND, "the app has no capture " + request.id());
    }
}
