package io.liushui.api.refunds;

import io.liushui.api.body.Query;
import io.liushui.api.front.Answer;
import io.liushui.api.front.ApiRequest;
import io.liushui.api.idempotency.IdempotencyKeys;
import io.liushui.api.problems.ProblemCode;
import io.liushui.api.problems.Refusal;
import io.liushui.core.idempotency.Idempotency;
import io.liushui.core.idempotency.SavedAnswer;
import io.liushui.core.refunds.RefundAcceptance;
import io.liushui.core.refunds.RefundAcceptance.Result;
import io.liushui.core.refunds.RefundDocument;
import io.liushui.core.refunds.RequestRefund;
import io.liushui.core.refunds.RequestVoid;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** {@code POST /v1/payments/{id}/refunds} and {@code …/void}. A refusal rolls back and saves nothing. */
@Component
class RefundRequests {
    private final RefundAcceptance acceptance;
    private final Idempotency idempotency;

    RefundRequests(RefundAcceptance acceptance, Idempotency idempotency) {
        this.acceptance = acceptance;
        this.idempotency = idempotency;
    }

    Answer refund(ApiRequest request) {
        RequestRefund command = RefundBody.refund(request);
        return once(request, () -> acceptance.refund(command));
    }

    Answer voidPayment(ApiRequest request) {
        RequestVoid command = RefundBody.voiding(request);
        return once(request, () -> acceptance.voidPayment(command));
    }

    private Answer once(ApiRequest request, Supplier<Result> acceptance) {
        Query.of(request.query(), Set.of());
        return IdempotencyKeys.answer(
                idempotency.once(IdempotencyKeys.of(request), () -> saved(request, acceptance.get())));
    }

    private static SavedAnswer saved(ApiRequest request, Result result) {
        return switch (result) {
            case Result.Accepted(var refund) -> new SavedAnswer(201, RefundDocument.json(refund), false);
            case Result.PaymentNotFound() ->
                throw Refusal.of(ProblemCode.OBJECT_NOT_FOUND, "the app has no payment " + request.id());
            case Result.NotRefundable(var payment) ->
                throw Refusal.of(
                        ProblemCode.PAYMENT_NOT_REFUNDABLE,
                        "the payment is " + payment.state().code());
            case Result.NotVoidable(var payment) ->
                throw Refusal.of(
                        ProblemCode.PAYMENT_NOT_VOIDABLE,
                        "the payment is " + payment.state().code() + ", and " + payment.refundingMinor()
                                + " minor units of it are back or on their way back");
            case Result.NotSupported(String channelId) -> throw RefusedRefund.notSupported(channelId);
            case Result.ExceedsRemaining(long remainingMinor) -> throw RefusedRefund.exceedsRemaining(remainingMinor);
            case Result.InsufficientBalance(long reachableMinor) ->
                throw RefusedRefund.insufficientBalance(reachableMinor);
            case Result.NumberTaken() -> throw RefusedRefund.numberTaken();
        };
    }
}
