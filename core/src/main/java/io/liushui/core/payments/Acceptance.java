package io.liushui.core.payments;

import io.liushui.core.idempotency.Idempotency;
import io.liushui.core.idempotency.IdempotencyRequest;
import io.liushui.core.idempotency.SavedAnswer;
import io.liushui.core.ids.Ids;
import io.liushui.core.outbox.OutboxSignal;
import io.liushui.core.parts.PartKind;
import io.liushui.core.routing.Limit;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/**
 * Accepts payments. One statement writes the payment, its event, the start of its process and the finished answer, so an accepted payment cannot be
 * lost and costs one commit. For a payment of several parts that statement shares its transaction with their holding.
 */
@Component
public class Acceptance {
    private final AcceptanceRows rows;
    private final PartsAcceptance inParts;
    private final Payments payments;
    private final Idempotency idempotency;
    private final OrderExpiry expiry;
    private final PaymentDocument document;
    private final OutboxSignal signal;
    private final PaymentFigures figures;
    private final Clock clock;

    Acceptance(
            AcceptanceRows rows,
            PartsAcceptance inParts,
            Payments payments,
            Idempotency idempotency,
            OrderExpiry expiry,
            PaymentDocument document,
            OutboxSignal signal,
            PaymentFigures figures,
            Clock clock) {
        this.rows = rows;
        this.inParts = inParts;
        this.payments = payments;
        this.idempotency = idempotency;
        this.expiry = expiry;
        this.document = document;
        this.signal = signal;
        this.figures = figures;
        this.clock = clock;
    }

    /** How an acceptance ended. */
    public sealed interface Result {
        record Accepted(Payment payment, SavedAnswer answer) implements Result {}

        record Replayed(SavedAnswer answer) implements Result {}

        record OrderNumberTaken(String paymentId) implements Result {}

        /**
         * A part cannot be held; nothing is.
         *
         * @param place of the part, from 0
         * @param reasonCode stable, snake case
         */
        record PartRefused(int place, PartKind kind, String reasonCode) implements Result {}

        /** The parts leave nothing for a channel; nothing is held. */
        record PartsExceedAmount() implements Result {}

        /** No channel takes what the parts leave; nothing is held. */
        record NoChannel(Limit limit) implements Result {}
    }

    /** @throws io.liushui.core.idempotency.KeyReused when the key belongs to another request */
    public Result accept(AcceptPayment command, IdempotencyRequest request) {
        return accept(PaymentIntent.PAY, command, request);
    }

    /** An order number belongs to one payment or authorisation of the app. */
    public Result accept(PaymentIntent intent, AcceptPayment command, IdempotencyRequest request) {
        Payment payment = newPayment(intent, command);
        Result result;
        try {
            result = command.parts().isEmpty()
                    ? accepted(payment, request)
                    : inParts.accept(payment, command.parts(), request);
        } catch (DuplicateKeyException duplicate) {
            return repeated(command, request).orElseThrow(() -> duplicate);
        }
        if (!(result instanceof Result.Accepted(Payment accepted, var _))) {
            // the first request of this key may have taken what this one was refused
            return repeated(command, request).orElse(result);
        }
        signal.afterCommit();
        figures.accepted(accepted);
        return result;
    }

    private Result.Accepted accepted(Payment payment, IdempotencyRequest request) {
        SavedAnswer answer = new SavedAnswer(201, document.json(payment), false);
        rows.insert(payment, request, answer);
        return new Result.Accepted(payment, answer);
    }

    private Optional<Result> repeated(AcceptPayment command, IdempotencyRequest request) {
        Optional<Result> saved = idempotency.replay(request).<Result>map(Result.Replayed::new);
        return saved.isPresent()
                ? saved
                : payments.holderOfOrderNo(command.app().id(), command.order().number())
                        .<Result>map(Result.OrderNumberTaken::new);
    }

    private Payment newPayment(PaymentIntent intent, AcceptPayment command) {
        Instant now = clock.instant();
        MerchantOrder order = command.order();
        return new Payment(
                Ids.next(intent.idPrefix(), now),
                command.app().merchantId(),
                command.app().id(),
                order.number(),
                order.amount(),
                0,
                order.subject(),
                command.purpose(),
                command.method(),
                command.payer(),
                order.info(),
                order.metadata(),
                order.returnUrl(),
                Ids.body(now),
                new PaymentState.Accepted(),
                null,
                false,
                0,
                0,
                command.traceId(),
                now,
                now.plus(expiry.of(command)),
                null);
    }
}
