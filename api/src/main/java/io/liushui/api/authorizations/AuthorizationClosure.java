package io.liushui.api.authorizations;

import io.liushui.api.body.Fields;
import io.liushui.api.body.Query;
import io.liushui.api.front.Answer;
import io.liushui.api.front.ApiRequest;
import io.liushui.api.idempotency.IdempotencyKeys;
import io.liushui.api.problems.ProblemCode;
import io.liushui.api.problems.Refusal;
import io.liushui.core.idempotency.Idempotency;
import io.liushui.core.idempotency.SavedAnswer;
import io.liushui.core.payments.Payment;
import io.liushui.core.payments.PaymentClosing;
import io.liushui.core.payments.PaymentIntent;
import io.liushui.core.preauth.AuthorizationDocument;
import io.liushui.core.preauth.Authorizations;
import java.util.Set;
import org.springframework.stereotype.Component;

/** {@code POST /v1/authorizations/{id}/close}: of one whose amount is not held yet. */
@Component
class AuthorizationClosure {
    private final PaymentClosing closing;
    private final Authorizations authorizations;
    private final AuthorizationDocument document;
    private final Idempotency idempotency;

    AuthorizationClosure(
            PaymentClosing closing,
            Authorizations authorizations,
            AuthorizationDocument document,
            Idempotency idempotency) {
        this.closing = closing;
        this.authorizations = authorizations;
        this.document = document;
        this.idempotency = idempotency;
    }

    /** 202 while the close is under way, 200 when it was closed before. */
    Answer close(ApiRequest request) {
        Query.of(request.query(), Set.of());
        Fields.none(request.body());
        return IdempotencyKeys.answer(idempotency.once(IdempotencyKeys.of(request), () -> closed(request)));
    }

    private SavedAnswer closed(ApiRequest request) {
        String appId = request.caller().app().id();
        return switch (closing.request(PaymentIntent.AUTHORIZE, appId, request.id())) {
            case PaymentClosing.Result.Requested(Payment payment) -> new SavedAnswer(202, json(payment), false);
            case PaymentClosing.Result.AlreadyClosed(Payment payment) -> new SavedAnswer(200, json(payment), false);
            case PaymentClosing.Result.NotClosable(Payment payment) ->
                throw Refusal.of(
                        ProblemCode.AUTHORIZATION_NOT_CLOSABLE,
                        "the authorization is " + authorizations.whole(payment).state());
            case PaymentClosing.Result.NotFound() -> throw AuthorizationRoutes.notFound(request.id());
        };
    }

    private String json(Payment payment) {
        return document.json(authorizations.whole(payment));
    }
}
