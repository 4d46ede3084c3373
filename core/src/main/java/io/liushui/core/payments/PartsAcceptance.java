package io.liushui.core.payments;

import io.liushui.core.idempotency.IdempotencyRequest;
import io.liushui.core.idempotency.LockTimeout;
import io.liushui.core.idempotency.SavedAnswer;
import io.liushui.core.parts.PartWish;
import io.liushui.core.parts.PartsHolding;
import io.liushui.core.parts.PartsOrder;
import io.liushui.core.parts.PaymentParts;
import io.liushui.core.routing.Limit;
import io.liushui.core.routing.RouteRequest;
import io.liushui.core.routing.Routing;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/** Accepts payments of several parts: all are held and the payment is written in one transaction, or nothing happens. */
@Component
class PartsAcceptance {
    /** Of payments that wait for each other's coupons one begins anew; so often at most. */
    private static final int TRIES = 4;

    private final PaymentParts parts;
    private final AcceptanceRows rows;
    private final PaymentDocument document;
    private final Routing routing;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;

    PartsAcceptance(
            PaymentParts parts,
            AcceptanceRows rows,
            PaymentDocument document,
            Routing routing,
            JdbcClient jdbc,
            TransactionTemplate transactions) {
        this.parts = parts;
        this.rows = rows;
        this.document = document;
        this.routing = routing;
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /** @throws org.springframework.dao.DuplicateKeyException when key or order number exist */
    Acceptance.Result accept(Payment payment, List<PartWish> wishes, IdempotencyRequest request) {
        PartsOrder order = new PartsOrder(
                payment.id(), payment.merchantId(), payment.payer().id(), payment.method(), payment.amount(), wishes);
        for (int attempt = 1; ; attempt++) {
            try {
                return transactions.execute(status -> accept(payment, order, request, status));
            } catch (PessimisticLockingFailureException deadlock) {
                if (attempt == TRIES) {
                    throw deadlock;
                }
            } catch (DataAccessException failure) {
                throw LockTimeout.asTransient(failure);
            }
        }
    }

    private Acceptance.Result accept(
            Payment payment, PartsOrder order, IdempotencyRequest request, TransactionStatus status) {
        LockTimeout.afterTwoSeconds(jdbc);
        Acceptance.Result result = switch (parts.hold(order)) {
            case PartsHolding.Held held -> written(payment.inParts(held.totalMinor()), request);
            case PartsHolding.Refused(int place, var kind, String reasonCode) ->
                new Acceptance.Result.PartRefused(place, kind, reasonCode);
            case PartsHolding.TooMuch _ -> new Acceptance.Result.PartsExceedAmount();
        };
        if (!(result instanceof Acceptance.Result.Accepted)) {
            status.setRollbackOnly();
        }
        return result;
    }

    private Acceptance.Result written(Payment payment, IdempotencyRequest request) {
        Optional<Limit> limit = limit(payment);
        if (limit.isPresent()) {
            return new Acceptance.Result.NoChannel(limit.get());
        }
        SavedAnswer answer = new SavedAnswer(201, document.json(payment), false);
        rows.insert(payment, request, answer);
        return new Acceptance.Result.Accepted(payment, answer);
    }

    /** What is left for the channel is known only now. */
    private Optional<Limit> limit(Payment payment) {
        return payment.method() == null
                ? Optional.empty()
                : routing.limit(new RouteRequest(
                        payment.method(),
                        payment.channelAmount(),
                        Set.of(),
                        payment.intent().functions(),
                        payment.payer().atChannel(payment.payer().contractId())));
    }
}
