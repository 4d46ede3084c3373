package io.liushui.core.payments;

import static io.liushui.core.payments.Purse.points;
import static io.liushui.core.payments.Purse.wallet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.liushui.core.accounts.Balances;
import io.liushui.core.oracle.DatabaseInvariants;
import io.liushui.core.parts.PaymentParts;
import io.liushui.core.payments.Acceptance.Result;
import io.liushui.core.points.PointsExpiry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.transaction.support.TransactionTemplate;

/** Parts of payments when many want them at once, when the process dies, when time passes, and against the database itself. */
class PartsUnderPressureIntegrationTests extends PaymentInParts {
    @Test
    void theSameKeyManyTimesAtOnceHoldsOnce() throws Exception {
        AcceptPayment order = ann.order("card", 1_234, wallet(600), points(100));
        String key = UUID.randomUUID().toString();
        List<Result> results = atOnce(8, () -> world.bean(Acceptance.class).accept(order, journey.key(key, "a")));
        assertThat(results).filteredOn(Result.Accepted.class::isInstance).hasSize(1);
        assertThat(results).filteredOn(Result.Replayed.class::isInstance).hasSize(7);
        assertThat(ann.balances()).isEqualTo(new Balances(400, 0, 600));
    }

    @Test
    void manyPaymentsAtOnceNeverTakeMoreThanThereIs() throws Exception {
        List<Result> results = atOnce(12, () -> accept(ann.order("card", 1_234, wallet(150), points(60))));
        assertThat(results).filteredOn(Result.Accepted.class::isInstance).hasSize(6);
        assertThat(results)
                .filteredOn(Result.PartRefused.class::isInstance)
                .allSatisfy(result ->
                        assertThat(((Result.PartRefused) result).reasonCode()).isEqualTo("insufficient_balance"))
                .hasSize(6);
        assertThat(ann.balances()).isEqualTo(new Balances(100, 0, 900));
        assertThat(ann.points()).isEqualTo(800 - 6 * 120);
    }

    @Test
    void killedInTheRecordJobNothingWasUsedAndTheSecondJobUsesThemOnce() {
        Payment payment = accepted(ann.order("card", 1_234, wallet(300), points(200)));
        journey.submit(journey.routed(payment));
        world.bean(TransactionTemplate.class).executeWithoutResult(status -> {
            journey.record(payment, FinalStates.Result.SUCCEEDED);
            status.setRollbackOnly();
        });
        assertThat(states(payment)).containsExactly("WALLET_BALANCE 300 HELD", "POINTS 200 HELD");
        assertThat(ann.balances()).isEqualTo(new Balances(700, 0, 300));

        journey.record(payment, FinalStates.Result.SUCCEEDED);
        journey.record(payment, FinalStates.Result.SUCCEEDED);
        assertThat(ann.balances()).isEqualTo(new Balances(700, 0, 0));
        assertThat(owed() - owedBefore).isEqualTo(1_234);
    }

    @Test
    void pointsThatAreHeldDoNotExpireAndThoseLetGoDo() {
        Payment used = accepted(ann.order("card", 1_234, points(100)));
        Payment released = accepted(ann.order("card", 1_234, points(200)));
        world.clock.advance(Duration.ofDays(11));
        world.bean(PointsExpiry.class).bookOffDue(100);
        assertThat(world.bean(DatabaseInvariants.class).check(Duration.ofDays(3_650)))
                .as("while some are held and the rest has expired")
                .isEmpty();
        long owed = owed();

        close(released);
        ann.paid(used);
        assertThat(ann.points()).isZero();
        world.bean(PointsExpiry.class).bookOffDue(100);

        assertThat(ann.points()).isZero();
        assertThat(owed() - owed)
                .as("the value of the points that were let go, and the payment")
                .isEqualTo(200 + 1_234);
    }

    @Test
    void theDatabaseRefusesWhatMustNotBe() {
        Payment payment = accepted(ann.order("card", 1_234, wallet(300), points(200)));
        String part = world.bean(PaymentParts.class).of(payment.id()).getFirst().id();
        for (String change : List.of(
                "update payment set parts_minor = 0 where id = '" + payment.id() + "'",
                "update payment set amount_minor = 500 where id = '" + payment.id() + "'",
                "update payment_part set amount_minor = 1 where id = '" + part + "'",
                "update payment_part set returning_minor = 1 where id = '" + part + "'",
                "delete from payment_part where id = '" + part + "'",
                "truncate payment_part cascade",
                "insert into payment_part select 'part_other', payment_id, merchant_id, 3, 'coupon', 'cpn_1', 1, currency, 1, false, 'held', 0, 0, 0, 0, held_at"
                        + " from payment_part where id = '" + part + "'",
                "insert into payment_part select 'part_other', payment_id, merchant_id, 3, kind, source, 1, currency, 1, false, 'held', 0, 0, 0, 0, held_at"
                        + " from payment_part where id = '" + part + "'")) {
            assertThatThrownBy(() -> world.jdbc().sql(change).update())
                    .as(change)
                    .isInstanceOf(DataIntegrityViolationException.class);
        }
        ann.paid(payment);
        assertThatThrownBy(() -> world.jdbc()
                        .sql("update payment_part set state = 'released' where id = ?")
                        .param(part)
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    private static List<Result> atOnce(int times, Callable<Result> call) throws Exception {
        List<Result> results = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Result>> calls = new ArrayList<>();
            for (int i = 0; i < times; i++) {
                calls.add(call);
            }
            for (Future<Result> result : threads.invokeAll(calls)) {
                results.add(result.get());
            }
        }
        return results;
    }
}
