package io.liushui.core.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.liushui.core.oracle.DatabaseInvariants;
import io.liushui.core.payments.Attempt.State;
import io.liushui.core.payments.FinalStates.Result;
import io.liushui.spi.CloseOutcome;
import io.liushui.spi.PayOutcome;
import io.liushui.spi.QueryOutcome;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.OptimisticLockingFailureException;

/** What a channel says of an attempt, and what we do with it ourselves, at the same moment. */
class AttemptTurnsIntegrationTests {
    private static final PaymentJourney JOURNEY = new PaymentJourney();
    private static final AttemptStore ATTEMPTS = JOURNEY.world.bean(AttemptStore.class);

    private Payment payment;
    private String attempt;

    @BeforeEach
    void theAnswerWasLostAndTheGraceIsOver() {
        JOURNEY.alpha.onQuery = order -> new QueryOutcome.NotFound();
        payment = JOURNEY.accepted("card");
        attempt = JOURNEY.routed(payment);
        JOURNEY.alpha.onPay = request -> new PayOutcome.Unknown("read timeout");
        JOURNEY.submit(attempt);
        JOURNEY.world.clock.advance(Duration.ofSeconds(31));
    }

    @AfterEach
    void everythingStillHolds() {
        JOURNEY.world.jdbc().sql("delete from outbox").update(); // no relay runs here
        assertThat(JOURNEY.world.bean(DatabaseInvariants.class).check(Duration.ofDays(1)))
                .isEmpty();
    }

    @AfterAll
    static void stop() {
        JOURNEY.close();
    }

    @Test
    void aQueryThatFindsNothingWaitsForTheNoticeThatSaysPaid() {
        assertThat(duringTheNotice(() -> JOURNEY.query(attempt))).isEqualTo("succeeded");

        assertThat(JOURNEY.record(payment, Result.SUCCEEDED)).isEqualTo("succeeded");
    }

    @Test
    void sendingAgainWaitsForTheNoticeThatSaysPaid() {
        assertThat(JOURNEY.query(attempt)).isEqualTo("not_executed");

        assertThat(duringTheNotice(() -> JOURNEY.submit(attempt))).isEqualTo("succeeded");

        assertThat(JOURNEY.alpha.calls)
                .filteredOn(call -> call.equals("pay " + JOURNEY.orderNo(attempt)))
                .as("sent before the notice")
                .hasSize(1);
        assertThat(JOURNEY.record(payment, Result.SUCCEEDED)).isEqualTo("succeeded");
    }

    @Test
    void asksTheChannelBeforeItClosesWhatWasSentOnceAndIsToBeSentAgain() {
        assertThat(JOURNEY.query(attempt)).isEqualTo("not_executed");
        assertThatThrownBy(() -> JOURNEY.record(payment, Result.CLOSED))
                .as("it may be paid")
                .isInstanceOf(IllegalStateException.class);

        JOURNEY.alpha.onClose = order -> new CloseOutcome.AlreadyPaid("C1", order.amountMinor(), order.currency());

        assertThat(JOURNEY.world.bean(Attempts.class).close(attempt)).isEqualTo("paid");
        assertThat(JOURNEY.record(payment, Result.CLOSED)).isEqualTo("succeeded");
    }

    @Test
    void findsThePaymentOfWhatIsToBeSentAgainByItsLastQuery() {
        assertThat(JOURNEY.query(attempt)).isEqualTo("not_executed");
        assertThat(JOURNEY.query(attempt)).as("the job again").isEqualTo("not_executed");

        JOURNEY.alpha.onQuery = order -> new QueryOutcome.Paid("C1", order.amountMinor(), order.currency());

        assertThat(JOURNEY.query(attempt)).isEqualTo("succeeded");
        assertThat(JOURNEY.record(payment, Result.CLOSED)).isEqualTo("succeeded");
    }

    @Test
    void aChangeOfWhatHasChangedIsRolledBack() {
        Attempt asItWas = ATTEMPTS.get(attempt);
        JOURNEY.world.inTransaction(() -> ATTEMPTS.move(asItWas, State.CREATED, null, null));

        assertThatThrownBy(() -> JOURNEY.world.inTransaction(() -> ATTEMPTS.move(asItWas, State.SUCCEEDED, "C1", null)))
                .isInstanceOf(OptimisticLockingFailureException.class);
        assertThat(ATTEMPTS.get(attempt).state()).isEqualTo(State.CREATED);
    }

    /** The step begins when a notice has the payment's lock, and waits; the notice is applied; the step goes on. */
    private String duringTheNotice(Supplier<String> step) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            CompletableFuture<String> taken = JOURNEY.world.inTransaction(() -> {
                JOURNEY.world.bean(PaymentStore.class).lock(payment.id());
                CompletableFuture<String> begun = CompletableFuture.supplyAsync(step, threads);
                await("it waits for its turn").until(() -> begun.isDone() || waitsForALock());
                assertThat(begun).isNotDone();
                HeldNotification.of(JOURNEY.world, attempt);
                return begun;
            });
            return taken.join();
        }
    }

    private boolean waitsForALock() {
        return JOURNEY.world.count("pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'")
                > 0;
    }
}
