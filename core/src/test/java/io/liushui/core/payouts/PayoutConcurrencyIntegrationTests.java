package io.liushui.core.payouts;

import static org.assertj.core.api.Assertions.assertThat;

import io.liushui.core.accounts.Balances;
import io.liushui.core.operations.Operations;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Many at once on a real database. */
class PayoutConcurrencyIntegrationTests {
    private PayoutWorld world;

    @BeforeEach
    void start() {
        world = PayoutWorld.start("spring.datasource.hikari.maximum-pool-size=30");
    }

    @AfterEach
    void theOracleHolds() {
        try (PayoutWorld ended = world) {
            assertThat(ended.violations()).isEmpty();
        }
    }

    @Test
    void acceptsAsManyAsTheBalanceCoversAndNotOneMore() throws Exception {
        world.funded(10_000);

        List<PayoutAcceptance.Result> results = atOnce(IntStream.range(0, 50)
                .<Callable<PayoutAcceptance.Result>>mapToObj(
                        i -> () -> world.accept(PayoutWorld.wanted("P-" + i, 1_000)))
                .toList());

        assertThat(results)
                .filteredOn(PayoutAcceptance.Result.Accepted.class::isInstance)
                .hasSize(10);
        assertThat(results)
                .filteredOn(PayoutAcceptance.Result.InsufficientBalance.class::isInstance)
                .hasSize(40);
        assertThat(world.balances()).isEqualTo(new Balances(0, 0, 10_000));
        assertThat(world.position("beta")).isEqualTo("500000 10000");
    }

    @Test
    void acceptsOneOfManyWithTheSameNumber() throws Exception {
        world.funded(100_000);

        List<PayoutAcceptance.Result> results = atOnce(IntStream.range(0, 20)
                .<Callable<PayoutAcceptance.Result>>mapToObj(i -> () -> world.accept(PayoutWorld.wanted("P-1", 1_000)))
                .toList());

        assertThat(results)
                .filteredOn(PayoutAcceptance.Result.Accepted.class::isInstance)
                .hasSize(1);
        assertThat(world.balances().frozenMinor()).isEqualTo(1_000);
    }

    @Test
    void batchesWithCommonNumbersDoNotWaitForEachOtherInACircle() throws Exception {
        world.funded(100_000);
        List<NewPayout> forwards = IntStream.range(0, 30)
                .mapToObj(i -> PayoutWorld.wanted("P-" + i, 100))
                .toList();

        List<PayoutAcceptance.Result> results = atOnce(IntStream.range(0, 8)
                .<Callable<PayoutAcceptance.Result>>mapToObj(
                        i -> () -> world.acceptBatch("B-" + i, i % 2 == 0 ? forwards : forwards.reversed()))
                .toList());

        assertThat(results)
                .filteredOn(PayoutAcceptance.Result.BatchAccepted.class::isInstance)
                .hasSize(1);
        assertThat(world.balances().frozenMinor()).isEqualTo(3_000);
    }

    @Test
    void isEitherCancelledOrSent() throws Exception {
        world.funded(100_000);
        List<String> payouts = IntStream.range(0, 20)
                .mapToObj(i -> world.accepted("P-" + i, 1_000))
                .toList();
        payouts.forEach(payout -> world.jobs().assess(payout));

        List<Callable<Object>> race = new ArrayList<>();
        for (String payout : payouts) {
            race.add(() -> world.cancel(payout));
            race.add(() -> world.jobs().route(payout, PayoutWorld.PASS));
        }
        List<Object> results = atOnce(race);

        for (int i = 0; i < payouts.size(); i++) {
            boolean cancelled = results.get(2 * i) instanceof PayoutCancellation.Result.Cancelled;
            boolean sent = results.get(2 * i + 1) instanceof PayoutJobs.Route.Found;
            assertThat(cancelled).isNotEqualTo(sent);
            assertThat(world.state(payouts.get(i))).isEqualTo(cancelled ? "cancelled" : "processing");
        }
    }

    @Test
    void isSentAndBookedOnceByManyWorkers() throws Exception {
        world.funded(100_000);
        String payout = world.accepted("P-1", 1_000);
        world.jobs().validate(payout, PayoutWorld.INSTANCE);
        world.jobs().assess(payout);

        List<Callable<PayoutState>> workers = IntStream.range(0, 8)
                .<Callable<PayoutState>>mapToObj(i -> () -> {
                    PayoutJobs.Route.Found found =
                            (PayoutJobs.Route.Found) world.jobs().route(payout, PayoutWorld.PASS);
                    world.beta.onQueryPayout = request -> new io.liushui.spi.OperationOutcome.Done("O1");
                    world.core.bean(Operations.class).submit(found.operationId(), PayoutWorld.INSTANCE);
                    return world.record(payout);
                })
                .toList();

        assertThat(atOnce(workers)).containsOnly(new PayoutState.Succeeded());
        assertThat(world.beta.calls)
                .filteredOn(call -> call.startsWith("payout "))
                .hasSize(1);
        assertThat(world.events(payout)).containsOnlyOnce("payout.succeeded");
        assertThat(world.balances()).isEqualTo(new Balances(99_000, 0, 0));
    }

    private static <T> List<T> atOnce(List<Callable<T>> work) throws InterruptedException, ExecutionException {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<T> results = new ArrayList<>();
            for (Future<T> future : threads.invokeAll(work)) {
                results.add(future.get());
            }
            return results;
        }
    }
}
