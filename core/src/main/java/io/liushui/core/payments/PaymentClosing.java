package io.liushui.core.payments;

import io.liushui.core.outbox.EngineMessage;
import io.liushui.core.outbox.Outbox;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A merchant asks to close an unpaid payment. The process closes it at the channel first, then here; a payment found paid succeeds. */
@Component
public class PaymentClosing {
    private static final Duration MESSAGE_LIFE = Duration.ofHours(24);

    private final PaymentStore store;
    private final Payments payments;
    private final Outbox outbox;
    private final JdbcClient jdbc;
    private final Clock clock;

    PaymentClosing(PaymentStore store, Payments payments, Outbox outbox, JdbcClient jdbc, Clock clock) {
        this.store = store;
        this.payments = payments;
        this.outbox = outbox;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** How a request to close ended. */
    public sealed interface Result {
        /** Taken: the final state follows. */
        record Requested(Payment payment) implements Result {}

        record AlreadyClosed(Payment payment) implements Result {}

        /** Succeeded or failed before. */
        record NotClosable(Payment payment) implements Result {}

        record NotFound() implements Result {}
    }

    @Transactional
    public Result request(String appId, String paymentId) {
        return request(PaymentIntent.PAY, appId, paymentId);
    }

    @Transactional
    public Result request(PaymentIntent intent, String appId, String paymentId) {
        if (payments.find(intent, appId, paymentId).isEmpty()) {
            return new Result.NotFound();
        }
        Payment payment = store.lock(paymentId);
        return switch (payment.state()) {
            case PaymentState.Closed _ -> new Result.AlreadyClosed(payment);
            case PaymentState.Succeeded _,
                    PaymentState.Failed _,
                    PaymentState.PartiallyRefunded _,
                    PaymentState.Refunded _,
                    PaymentState.Voided _ -> new Result.NotClosable(payment);
            case PaymentState.Accepted _, PaymentState.Processing _, PaymentState.RequiresAction _ -> close(payment);
        };
    }

    private Result close(Payment payment) {
        if (!payment.closeRequested()) {
            jdbc.sql("update payment set close_requested_at = ?, version = version + 1 where id = ?")
                    .params(Timestamp.from(clock.instant()), payment.id())
                    .update();
            outbox.append(new EngineMessage(
                    "Msg_CloseRequested", payment.id(), payment.id(), Map.of(), MESSAGE_LIFE, payment.traceId()));
        }
        Optional<Payment> now = payments.byId(payment.id());
        return new Result.Requested(now.orElse(payment));
    }
}
