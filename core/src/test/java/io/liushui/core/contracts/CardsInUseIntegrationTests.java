package io.liushui.core.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.liushui.core.operations.Operations;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Contracts with one card that begin and end at the same time. */
@Timeout(60)
class CardsInUseIntegrationTests {
    private final ContractJourney journey = new ContractJourney();

    @AfterEach
    void theOracleHolds() {
        assertThat(journey.violations()).isEmpty();
        journey.close();
    }

    @Test
    void theCardIsForgottenWhenItsLastTwoContractsEndAtOnce() {
        Runnable first = endOf(journey.signed("bound_card"));
        Runnable second = endOf(journey.signed("debit"));

        whileItIsNotCommitted(first, second);

        assertThat(journey.world.count("vault_card where sealed is not null")).isZero();
    }

    @Test
    void theCardIsKeptForAContractThatBeginsWhileTheLastOneEnds() {
        Runnable end = endOf(journey.signed("bound_card"));
        AtomicReference<String> begun = new AtomicReference<>();

        whileItIsNotCommitted(() -> begun.set(journey.accepted("debit")), end);

        assertThat(journey.sign(begun.get()).outcome()).isEqualTo(SigningAnswer.Outcome.PENDING);
    }

    /** Its channel has ended it, which is to be recorded. */
    private Runnable endOf(String contract) {
        Unsigning unsigning = journey.world.bean(Unsigning.class);
        unsigning.request(journey.appId, contract);
        String operation = journey.contract(contract).unsignOperation();
        journey.world.bean(Operations.class).submit(operation, ContractJourney.INSTANCE);
        return () -> unsigning.record(contract, operation);
    }

    /** The second comes when the first has done all, and commits only when the second is over or waits. */
    private void whileItIsNotCommitted(Runnable first, Runnable second) {
        CountDownLatch done = new CountDownLatch(1);
        CountDownLatch commit = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            CompletableFuture<Void> before = CompletableFuture.runAsync(
                    () -> journey.world.inTransaction(() -> {
                        first.run();
                        done.countDown();
                        await().until(() -> commit.getCount() == 0);
                    }),
                    threads);
            await().until(() -> done.getCount() == 0);
            CompletableFuture<Void> after = CompletableFuture.runAsync(second, threads);
            await().until(() -> after.isDone() || someoneWaits());
            commit.countDown();
            before.join();
            after.join();
        }
    }

    private boolean someoneWaits() {
        return journey.world.count("pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()")
                > 0;
    }
}
