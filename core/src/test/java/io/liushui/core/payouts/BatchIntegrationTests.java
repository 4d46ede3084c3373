package io.liushui.core.payouts;

import static org.assertj.core.api.Assertions.assertThat;

import io.liushui.core.accounts.Balances;
import io.liushui.core.json.Json;
import io.liushui.core.paging.Slice;
import io.liushui.spi.OperationOutcome;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Payouts that are accepted together: all of them or none. */
class BatchIntegrationTests {
    private PayoutWorld world;

    @BeforeEach
    void start() {
        world = PayoutWorld.start().funded(100_000);
    }

    @AfterEach
    void theOracleHolds() {
        try (PayoutWorld ended = world) {
            assertThat(ended.violations()).isEmpty();
        }
    }

    @Test
    void isFinishedWhenItsLastPayoutHasEnded() {
        PayoutBatch batch = accepted("B-1", wanted(3, 1_000));
        assertThat(world.balances()).isEqualTo(new Balances(97_000, 0, 3_000));
        List<String> payouts = payoutsOf(batch);

        world.paid(payouts.get(0));
        world.beta.onPayOut = request -> new OperationOutcome.Declined("account_closed", "no");
        world.paid(payouts.get(1));
        assertThat(world.events(batch.id())).isEmpty();
        world.cancel(payouts.get(2));

        assertThat(world.events(batch.id())).containsExactly("payout_batch.finished");
        assertThat(Json.readObject(world.core.text("select data from event where type = 'payout_batch.finished'")))
                .containsEntry("state", "finished")
                .containsEntry("count", 3)
                .containsEntry("amount", 3_000)
                .containsEntry(
                        "by_state",
                        Map.of(
                                "succeeded", Map.of("count", 1, "amount", 1_000),
                                "failed", Map.of("count", 1, "amount", 1_000),
                                "cancelled", Map.of("count", 1, "amount", 1_000)));
        assertThat(world.balances()).isEqualTo(new Balances(99_000, 0, 0));
    }

    @Test
    void isFinishedOnceAlthoughAPayoutComesBackLater() {
        PayoutBatch batch = accepted("B-1", wanted(1, 1_000));
        String payout = payoutsOf(batch).getFirst();
        world.paid(payout);
        world.core
                .bean(PayoutReturns.class)
                .returned(payout, world.payout(payout).amount(), "closed");

        assertThat(world.events(batch.id())).containsExactly("payout_batch.finished");
        assertThat(world.core
                        .bean(PayoutBatches.class)
                        .find(world.app.id(), batch.id())
                        .orElseThrow()
                        .byState())
                .containsOnlyKeys("returned");
    }

    @Test
    void isNotAcceptedAtAllWhenOneNumberIsTaken() {
        String taken = world.accepted("P-1", 500);

        assertThat(world.acceptBatch("B-1", wanted(3, 1_000)))
                .isEqualTo(new PayoutAcceptance.Result.NumberTaken(1, "P-1", Optional.of(taken)));

        assertThat(world.core.count("payout")).isEqualTo(1);
        assertThat(world.core.count("payout_batch")).isZero();
        assertThat(world.balances().frozenMinor()).isEqualTo(500);
    }

    @Test
    void isNotAcceptedAtAllWhenTheSumIsTooMuch() {
        assertThat(world.acceptBatch("B-1", wanted(101, 1_000)))
                .isEqualTo(new PayoutAcceptance.Result.InsufficientBalance());

        assertThat(world.core.count("payout")).isZero();
        assertThat(world.balances()).isEqualTo(new Balances(100_000, 0, 0));
    }

    @Test
    void takesABatchNumberOnce() {
        PayoutBatch batch = accepted("B-1", wanted(1, 1_000));

        assertThat(world.acceptBatch("B-1", List.of(PayoutWorld.wanted("other", 100))))
                .isEqualTo(new PayoutAcceptance.Result.BatchNumberTaken(batch.id()));
    }

    @Test
    void acceptsAThousandAtOnce() {
        PayoutBatch batch = accepted("B-1", wanted(1_000, 100));

        assertThat(batch.count()).isEqualTo(1_000);
        assertThat(batch.total().amountMinor()).isEqualTo(100_000);
        assertThat(batch.byState()).isEqualTo(Map.of("accepted", new PayoutBatch.Sum(1_000, 100_000)));
        assertThat(world.balances()).isEqualTo(new Balances(0, 0, 100_000));
        assertThat(world.core.count("outbox where message = 'Msg_PayoutAccepted'"))
                .isEqualTo(1_000);
    }

    private PayoutBatch accepted(String number, List<NewPayout> wanted) {
        return ((PayoutAcceptance.Result.BatchAccepted) world.acceptBatch(number, wanted)).batch();
    }

    private static List<NewPayout> wanted(int count, long amountMinor) {
        return IntStream.range(0, count)
                .mapToObj(i -> PayoutWorld.wanted("P-" + i, amountMinor))
                .toList();
    }

    private List<String> payoutsOf(PayoutBatch batch) {
        return world
                .core
                .bean(Payouts.class)
                .list(new Payouts.Wanted(world.app.id(), null, null, batch.id(), null), Slice.newest(100))
                .stream()
                .map(Payout::id)
                .toList();
    }
}
