package io.liushui.core.refunds;

import io.liushui.core.fake.CoreWorld;
import io.liushui.core.fake.FakeChannel;
import io.liushui.core.ids.Ids;
import io.liushui.core.operations.ChannelOperation;
import io.liushui.core.operations.OperationAnswer;
import io.liushui.core.operations.Operations;
import io.liushui.core.oracle.DatabaseInvariants;
import io.liushui.core.oracle.Violation;
import io.liushui.core.payments.Payment;
import io.liushui.core.payments.PaymentJourney;
import io.liushui.core.payments.Payments;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Asks for refunds, and plays their process, on the whole core. */
final class RefundDesk implements AutoCloseable {
    static final long INSTANCE = 21;
    static final Duration GRACE = Duration.ofSeconds(30);
    private static final long CHILD = 22;

    final PaymentJourney journey;
    final CoreWorld world;
    final FakeChannel channel;

    RefundDesk(String... properties) {
        journey = properties.length == 0 ? new PaymentJourney() : new PaymentJourney(CoreWorld.start(properties));
        world = journey.world;
        channel = journey.alpha;
    }

    /** @param amountMinor null: all that is left */
    RefundAcceptance.Result refund(String paymentId, Long amountMinor) {
        return refund(paymentId, Ids.body(world.clock.instant()), amountMinor);
    }

    RefundAcceptance.Result refund(String paymentId, String number, Long amountMinor) {
        return world.inTransaction(() -> world.bean(RefundAcceptance.class)
                .refund(new RequestRefund(
                        journey.appId, paymentId, number, amountMinor, "too salty", Map.of("k", "v"), "trace")));
    }

    RefundAcceptance.Result voidPayment(String paymentId) {
        return world.inTransaction(() -> world.bean(RefundAcceptance.class)
                .voidPayment(new RequestVoid(journey.appId, paymentId, null, null, "trace")));
    }

    /** The id of an accepted one. */
    static String accepted(RefundAcceptance.Result result) {
        return ((RefundAcceptance.Result.Accepted) result).refund().id();
    }

    Refund get(String refundId) {
        return world.bean(Refunds.class).find(journey.appId, refundId).orElseThrow();
    }

    ChannelOperation operation(String refundId) {
        return world.bean(Operations.class).get(get(refundId).operationId());
    }

    OperationAnswer submit(String refundId) {
        return world.bean(Operations.class).submit(get(refundId).operationId(), CHILD);
    }

    OperationAnswer query(String refundId) {
        return world.bean(Operations.class).query(get(refundId).operationId(), GRACE);
    }

    RefundResult record(String refundId) {
        return world.bean(RefundResults.class).record(refundId, INSTANCE);
    }

    /** Submits and records until people have to decide or it has ended; the channel has to answer at once. */
    RefundResult carryOut(String refundId) {
        submit(refundId);
        RefundResult result = record(refundId);
        return result.outcome() == RefundResult.Outcome.OPEN ? carryOut(refundId) : result;
    }

    Payment payment(String paymentId) {
        return world.bean(Payments.class).byId(paymentId).orElseThrow();
    }

    /** State, then what is back and what is on its way back, in minor units. */
    String standing(String paymentId) {
        Payment payment = payment(paymentId);
        return payment.state().code() + " " + payment.refundedMinor() + " of " + payment.refundingMinor();
    }

    /** Credits less debits, in minor units. */
    long balance(String account) {
        return world.jdbc()
                .sql("select coalesce(sum(credit_minor - debit_minor), 0) from journal_line where account = ?")
                .param(account)
                .query(Long.class)
                .single();
    }

    List<Violation> violations() {
        return world.bean(DatabaseInvariants.class).check(Duration.ofDays(1));
    }

    @Override
    public void close() {
        world.close();
    }
}
