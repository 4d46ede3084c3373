package io.liushui.core.payments;

import io.liushui.core.idempotency.Idempotency;
import io.liushui.core.idempotency.IdempotencyRequest;
import io.liushui.core.idempotency.SavedAnswer;
import io.liushui.core.ids.Ids;
import io.liushui.core.outbox.OutboxSignal;
import io.liushui.core.settings.ProcessSettings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/**
 * Accepts payments. One statement writes the payment, its event, the start of its process and the finished answer, so an accepted payment cannot be
 * lost and costs one commit.
 */
@Component
public class Acceptance {
    private static final Duration EXPIRY_WHILE_NO_MODEL = Duration.ofMinutes(30);

    private final AcceptanceRows rows;
    private final Payments payments;
    private final Idempotency idempotency;
    private final ProcessSettings settings;
    private final PaymentDocument document;
    private final OutboxSignal signal;
    private final PaymentFigures figures;
    private final Clock clock;

    Acceptance(
            AcceptanceRows rows,
            Payments payments,
            Idempotency idempotency,
            ProcessSettings settings,
            PaymentDocument document,
            OutboxSignal signal,
            PaymentFigures figures,
            Clock clock) {
        this.rows = rows;
        this.payments = payments;
        this.idempotency = idempotency;
        this.settings = settings;
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
    }

    /** @throws io.liushui.core.idempotency.KeyReused when the key belongs to another request */
    public Result accept(AcceptPayment command, IdempotencyRequest request) {
        return accept(PaymentIntent.PAY, command, request);
    }

    /** An order number belongs to one payment or authorisation of the app. */
    public Result accept(PaymentIntent intent, AcceptPayment command, IdempotencyRequest request) {
        Payment payment = newPayment(intent, command);
        SavedAnswer answer = new SavedAnswer(201, document.json(payment), false);
        try {
            rows.insert(payment, request, answer);
        } catch (DuplicateKeyException duplicate) {
            return repeated(command, request, duplicate);
        }
        signal.afterCommit();
        figures.accepted(payment);
        return new Result.Accepted(payment, answer);
    }

    private Result repeated(AcceptPayment command, IdempotencyRequest request, DuplicateKeyException duplicate) {
        Optional<SavedAnswer> saved = idempotency.replay(request);
        if (saved.isPresent()) {
            return new Result.Replayed(saved.get());
        }
        return payments.holderOfOrderNo(command.app().id(), command.merchantOrderNo())
                .<Result>map(Result.OrderNumberTaken::new)
                .orElseThrow(() -> duplicate);
    }

    private Payment newPayment(PaymentIntent intent, AcceptPayment command) {
        Instant now = clock.instant();
        Duration expiresIn = command.expiresIn() != null
                ? command.expiresIn()
                : settings.duration("payment.defaultExpiry", EXPIRY_WHILE_NO_MODEL);
        return new Payment(
                Ids.next(intent.idPrefix(), now),
                command.app().merchantId(),
                command.app().id(),
                command.merchantOrderNo(),
                command.amount(),
                command.subject(),
                command.purpose(),
                command.method(),
                command.payer(),
                command.orderInfo(),
                command.metadata(),
                command.returnUrl(),
                Ids.body(now),
                new PaymentState.Accepted(),
                null,
                false,
                0,
                0,
                command.traceId(),
                now,
                now.plus(expiresIn),
                null);
    }
}
