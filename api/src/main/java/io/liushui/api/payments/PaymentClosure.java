package io.liushui.api.payments;

import io.liushui.api.body.Fields;
import io.liushui.api.body.Query;
import io.liushui.api.front.Answer;
import io.liushui.api.front.ApiRequest;
import io.liushui.api.idempotency.IdempotencyKeys;
import io.liushui.api.problems.ProblemCode;
import io.liushui.api.problems.Refusal;
import io.liushui.core.idempotency.Idempotency;
import io.liushui.core.idempotency.SavedAnswer;
import io.liushui.core.payments.PaymentClosing;
import io.liushui.core.payments.PaymentDocument;
import java.util.Set;
import org.springframework.stereotype.Component;

/** {@code POST /v1/payments/{id}/close}. */
@Component
class PaymentClosure {
    private final PaymentClosing closing;
    private final PaymentDocument document;
    private final Idempotency idempotency;

    PaymentClosure(PaymentClosing closing, PaymentDocument document, Idempotency idempotency) {
        this.closing = closing;
        this.document = document;
        this.idempotency = idempotency;
    }

    /** 202 while the close is under way, 200 when it was closed before. A refusal rolls back and saves nothing. */
    Answer close(ApiRequest request) {
        Query.of(request.query(), Set.of());
        Fields.none(request.body());
        return IdempotencyKeys.answer(idempotency.once(IdempotencyKeys.of(request), () -> closed(request)));
    }

    private SavedAnswer closed(ApiRequest request) {
        return switch (closing.request(request.caller().app().id(), request.id())) {
            case PaymentClosing.Result.Requested(var payment) -> new SavedAnswer(202, document.json(payment), false);
            case PaymentClosing.Result.AlreadyClosed(var payment) ->
                new SavedAnswer(200, document.json(payment), false);
            case PaymentClosing.Result.NotClosable(var payment) ->
                throw Refusal.of(
                        ProblemCode.PAYMENT_NOT_CLOSABLE,
                        "the payment is " + payment.state().code());
            case PaymentClosing.Result.NotFound() -> throw PaymentRoutes.notFound(request.id());
        };
    }
}
