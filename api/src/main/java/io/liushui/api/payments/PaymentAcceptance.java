package io.liushui.api.payments;

import io.liushui.api.body.Query;
import io.liushui.api.front.Answer;
import io.liushui.api.front.ApiRequest;
import io.liushui.api.idempotency.IdempotencyKeys;
import io.liushui.api.problems.ProblemCode;
import io.liushui.api.problems.Refusal;
import io.liushui.core.idempotency.Idempotency;
import io.liushui.core.idempotency.IdempotencyRequest;
import io.liushui.core.payments.AcceptPayment;
import io.liushui.core.payments.Acceptance;
import io.liushui.core.payments.PaymentIntent;
import io.liushui.core.routing.Limit;
import java.util.Set;
import org.springframework.stereotype.Component;

/** {@code POST /v1/payments}, and the same for authorizations. */
@Component
public class PaymentAcceptance {
    private final Acceptance acceptance;
    private final PaymentContracts contracts;
    private final PaymentLimits limits;
    private final PurposeField purpose;
    private final Idempotency idempotency;

    PaymentAcceptance(
            Acceptance acceptance,
            PaymentContracts contracts,
            PaymentLimits limits,
            PurposeField purpose,
            Idempotency idempotency) {
        this.acceptance = acceptance;
        this.contracts = contracts;
        this.limits = limits;
        this.purpose = purpose;
        this.idempotency = idempotency;
    }

    Answer accept(ApiRequest request) {
        return accept(PaymentIntent.PAY, request);
    }

    public Answer accept(PaymentIntent intent, ApiRequest request) {
        Query.of(request.query(), Set.of());
        IdempotencyRequest key = IdempotencyKeys.of(request);
        AcceptPayment command;
        try {
            AcceptPayment resolved = contracts.resolved(PaymentBody.read(request));
            command = limits.checked(intent, PartsField.checked(intent, purpose.checked(intent, resolved)));
        } catch (Refusal refusal) {
            // what was accepted once stays so, even when the app's terms or the channels have changed since
            return IdempotencyKeys.answer(idempotency.replay(key).orElseThrow(() -> refusal));
        }
        return switch (acceptance.accept(intent, command, key)) {
            case Acceptance.Result.Accepted(var _, var answer) -> IdempotencyKeys.answer(answer);
            case Acceptance.Result.Replayed(var answer) -> IdempotencyKeys.answer(answer);
            case Acceptance.Result.OrderNumberTaken(String paymentId) ->
                throw Refusal.of(
                        ProblemCode.MERCHANT_ORDER_NO_TAKEN,
                        "merchant_order_no",
                        "the order number belongs to " + paymentId);
            case Acceptance.Result.PartRefused refused -> throw PartsField.refusal(refused);
            case Acceptance.Result.PartsExceedAmount _ -> throw PartsField.tooMuch();
            case Acceptance.Result.NoChannel(Limit limit) -> throw PaymentLimits.refusal(limit, command.method());
        };
    }
}
