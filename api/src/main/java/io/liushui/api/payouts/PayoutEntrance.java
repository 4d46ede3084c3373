package io.liushui.api.payouts;

import io.liushui.api.body.Fields;
import io.liushui.api.body.Query;
import io.liushui.api.front.Answer;
import io.liushui.api.front.ApiRequest;
import io.liushui.api.idempotency.IdempotencyKeys;
import io.liushui.api.problems.ProblemCode;
import io.liushui.api.problems.Refusal;
import io.liushui.core.idempotency.Idempotency;
import io.liushui.core.idempotency.IdempotencyRequest;
import io.liushui.core.idempotency.SavedAnswer;
import io.liushui.core.merchants.App;
import io.liushui.core.payouts.NewPayout;
import io.liushui.core.payouts.PayoutAcceptance;
import io.liushui.core.payouts.PayoutAcceptance.Result;
import io.liushui.core.payouts.PayoutBatchDocument;
import io.liushui.core.payouts.PayoutDocument;
import io.liushui.core.payouts.PayoutPermissions;
import io.liushui.core.payouts.PayoutSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** {@code POST /v1/payouts} and {@code POST /v1/payout-batches}: a refusal rolls back and saves nothing. */
@Component
class PayoutEntrance {
    private final PayoutAcceptance acceptance;
    private final PayoutPermissions permissions;
    private final Idempotency idempotency;

    PayoutEntrance(PayoutAcceptance acceptance, PayoutPermissions permissions, Idempotency idempotency) {
        this.acceptance = acceptance;
        this.permissions = permissions;
        this.idempotency = idempotency;
    }

    Answer accept(ApiRequest request) {
        Query.of(request.query(), Set.of());
        IdempotencyRequest key = IdempotencyKeys.of(request);
        NewPayout wanted = PayoutBody.read(Fields.of(request.body(), PayoutBody.FIELDS));
        PayoutSource source = new PayoutSource.MerchantBalance();
        return IdempotencyKeys.answer(
                idempotency.once(key, () -> accepted(permitted(request), source, wanted, request.traceId())));
    }

    /** In the transaction of the request. */
    SavedAnswer accepted(App app, PayoutSource source, NewPayout wanted, String traceId) {
        return switch (acceptance.accept(app, source, wanted, traceId)) {
            case Result.Accepted(var payout) -> new SavedAnswer(201, PayoutDocument.json(payout), false);
            case Result.NotOffered(int _, var limit) -> throw PayoutRefusals.of(limit);
            case Result.NumberTaken(int _, String _, Optional<String> taken) -> throw numberTaken(taken);
            case Result.InsufficientBalance() -> throw PayoutRefusals.insufficientBalance(source);
            case Result.BatchAccepted _, Result.BatchNumberTaken _ ->
                throw new IllegalStateException("no batch was asked for");
        };
    }

    Answer acceptBatch(ApiRequest request) {
        IdempotencyRequest key = IdempotencyKeys.of(request);
        BatchBody body = BatchBody.read(request);
        List<NewPayout> wanted = body.payouts().payouts();
        return IdempotencyKeys.answer(idempotency.once(key, () -> {
            App app = permitted(request);
            return switch (acceptance.acceptBatch(app, body.merchantBatchNo(), wanted, request.traceId())) {
                case Result.BatchAccepted(var batch) -> new SavedAnswer(201, PayoutBatchDocument.json(batch), false);
                case Result.BatchNumberTaken(String batchId) ->
                    throw Refusal.of(
                            ProblemCode.MERCHANT_BATCH_NO_TAKEN,
                            "merchant_batch_no",
                            "the number belongs to " + batchId);
                case Result.NotOffered(int index, var limit) -> {
                    Refusal refusal = PayoutRefusals.of(limit);
                    throw refusal.code() == ProblemCode.PAYOUT_NOT_OFFERED
                            ? refusal
                            : body.payouts().refused(index, refusal.param(), refusal.code(), refusal.getMessage());
                }
                case Result.NumberTaken(int index, String _, Optional<String> taken) -> {
                    Refusal refusal = numberTaken(taken);
                    throw body.payouts().refused(index, refusal.param(), refusal.code(), refusal.getMessage());
                }
                case Result.InsufficientBalance() ->
                    throw PayoutRefusals.insufficientBalance(new PayoutSource.MerchantBalance());
                case Result.Accepted _ -> throw new IllegalStateException("a batch was asked for");
            };
        }));
    }

    /** @throws Refusal when the app may not pay out */
    App permitted(ApiRequest request) {
        App app = request.caller().app();
        if (!permissions.allows(app.id())) {
            throw Refusal.of(ProblemCode.PAYOUT_NOT_OFFERED, "the app may not pay out");
        }
        return app;
    }

    private static Refusal numberTaken(Optional<String> payoutId) {
        return Refusal.of(
                ProblemCode.MERCHANT_PAYOUT_NO_TAKEN,
                "merchant_payout_no",
                "the number belongs to " + payoutId.orElse("a payout that is being accepted"));
    }
}
