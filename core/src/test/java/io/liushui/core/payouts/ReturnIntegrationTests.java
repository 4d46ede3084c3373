package io.liushui.core.payouts;

import static org.assertj.core.api.Assertions.assertThat;

import io.liushui.core.accounts.Balances;
import io.liushui.core.alarms.Alarms;
import io.liushui.core.channels.NotificationVerdict;
import io.liushui.core.fake.CoreWorld;
import io.liushui.core.operations.Operations;
import io.liushui.spi.ChannelNotification;
import io.liushui.spi.OperationOutcome;
import io.liushui.spi.PayoutReturnOutcome;
import io.liushui.spi.RawNotification;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Payouts that come back days later. */
class ReturnIntegrationTests {
    private PayoutWorld world;

    @BeforeEach
    void start() {
        world = PayoutWorld.start().funded(10_000);
    }

    @AfterEach
    void theOracleHolds() {
        try (PayoutWorld ended = world) {
            assertThat(ended.violations()).isEmpty();
        }
    }

    @Test
    void isBookedBackOnceHoweverOftenItIsTold() {
        String payout = world.accepted("P-1", 3_000);
        world.paid(payout);

        assertThat(told(payout, "n-1", 3_000)).isEqualTo(NotificationVerdict.APPLIED);
        assertThat(told(payout, "n-1", 3_000)).isEqualTo(NotificationVerdict.REPEATED);
        assertThat(told(payout, "n-2", 3_000)).isEqualTo(NotificationVerdict.APPLIED);
        world.core.bean(PayoutReturns.class).returned(payout, CoreWorld.cny(3_000), "account closed");

        assertThat(world.state(payout)).isEqualTo("returned");
        assertThat(world.balances()).isEqualTo(new Balances(10_000, 0, 0));
        assertThat(world.position("beta")).isEqualTo("500000 0");
        assertThat(world.events(payout)).containsExactly("payout.accepted", "payout.succeeded", "payout.returned");
        assertThat(world.core.count("notification where subject = '" + payout + "'"))
                .isEqualTo(2);
        assertThat(world.record(payout)).isEqualTo(new PayoutState.Returned("returned_by_bank"));
    }

    @Test
    void isBookedBackOnceWhenManyTellItAtOnce() {
        String payout = world.accepted("P-1", 3_000);
        world.paid(payout);

        List<CompletableFuture<Void>> all = IntStream.range(0, 16)
                .mapToObj(i -> CompletableFuture.runAsync(() -> {
                    if (i % 2 == 0) {
                        told(payout, "n-" + i, 3_000);
                    } else {
                        world.core.bean(PayoutReturns.class).returned(payout, CoreWorld.cny(3_000), "closed");
                    }
                }))
                .toList();
        all.forEach(CompletableFuture::join);

        assertThat(world.balances()).isEqualTo(new Balances(10_000, 0, 0));
        assertThat(world.events(payout)).containsOnlyOnce("payout.returned");
    }

    @Test
    void isKeptUntilTheSuccessWhenItIsHeardOfBefore() {
        world.beta.onPayOut = request -> new OperationOutcome.Unknown("read timeout");
        String payout = world.accepted("P-1", 3_000);
        String operation = world.routed(payout);
        world.core.bean(Operations.class).submit(operation, PayoutWorld.INSTANCE);

        assertThat(told(payout, "n-1", 3_000)).isEqualTo(NotificationVerdict.APPLIED);
        assertThat(world.state(payout)).isEqualTo("processing");

        world.beta.onQueryPayout = request -> new OperationOutcome.Done("O1");
        world.core.bean(Operations.class).query(operation, Duration.ofSeconds(30));
        assertThat(world.record(payout)).isEqualTo(new PayoutState.Returned("returned_by_bank"));
        assertThat(world.events(payout)).containsExactly("payout.accepted", "payout.succeeded", "payout.returned");
        assertThat(world.balances()).isEqualTo(new Balances(10_000, 0, 0));
    }

    @Test
    void refusesAnotherAmountAndAnUnknownNumber() {
        String payout = world.accepted("P-1", 3_000);
        world.paid(payout);

        assertThat(told(payout, "n-1", 2_999)).isEqualTo(NotificationVerdict.MISMATCH);
        assertThat(heard("none", "n-2", 3_000)).isEqualTo(NotificationVerdict.UNMATCHED);

        assertThat(world.state(payout)).isEqualTo("succeeded");
        assertThat(kinds()).contains("payout_return_mismatch", "notification_unmatched");
    }

    @Test
    void raisesAnAlarmForTheReturnOfWhatNeverLeft() {
        world.beta.onPayOut = request -> new OperationOutcome.Declined("account_closed", "no");
        String payout = world.accepted("P-1", 3_000);
        world.paid(payout);

        told(payout, "n-1", 3_000);
        told(payout, "n-2", 3_000);

        assertThat(world.state(payout)).isEqualTo("failed");
        assertThat(world.balances()).isEqualTo(new Balances(10_000, 0, 0));
        assertThat(kinds()).containsOnlyOnce("payout_return_contradicted");
    }

    @Test
    void isAskedForUntilNoBankTakesSoLong() {
        String payout = world.accepted("P-1", 3_000);
        world.paid(payout);
        ReturnWatch watch = world.core.bean(ReturnWatch.class);
        assertThat(watch.ask(10)).isFalse();
        assertThat(questions()).as("not at once").isZero();

        world.core.clock.advance(Duration.ofHours(12));
        watch.ask(10);
        watch.ask(10);
        assertThat(questions()).isEqualTo(1);
        world.beta.onQueryReturn = request -> new PayoutReturnOutcome.Unanswered("away");
        world.core.clock.advance(Duration.ofHours(12));
        watch.ask(10);
        assertThat(world.state(payout)).isEqualTo("succeeded");

        world.beta.onQueryReturn = request -> new PayoutReturnOutcome.Returned(
                "R1", request.amountMinor(), request.currency(), "account closed", world.core.clock.instant());
        world.core.clock.advance(Duration.ofHours(12));
        watch.ask(10);
        assertThat(world.state(payout)).isEqualTo("returned");
        world.core.clock.advance(Duration.ofHours(12));
        watch.ask(10);
        assertThat(questions()).isEqualTo(3);
        assertThat(world.core.count("channel_exchange where operation = 'return-query'"))
                .isEqualTo(3);
    }

    /** One answer that nobody can make sense of is no reason to forget the others until their next turn. */
    @Test
    void isAskedForThoughTheOneBeforeCouldNotBe() {
        String stuck = world.accepted("P-1", 3_000);
        world.paid(stuck);
        world.core.clock.advance(Duration.ofSeconds(1));
        String payout = world.accepted("P-2", 2_000);
        world.paid(payout);
        String stuckNumber = world.number(stuck);
        world.beta.onQueryReturn = request -> new PayoutReturnOutcome.Returned(
                "R1",
                request.amountMinor(),
                request.payoutNo().equals(stuckNumber) ? "?" : request.currency(),
                "account closed",
                world.core.clock.instant());
        world.core.clock.advance(Duration.ofHours(12));
        world.core.bean(ReturnWatch.class).ask(10);

        assertThat(world.state(stuck)).isEqualTo("succeeded");
        assertThat(world.state(payout)).isEqualTo("returned");
    }

    @Test
    void isNotAskedForAfterTenDays() {
        world.paid(world.accepted("P-1", 3_000));
        world.core.clock.advance(Duration.ofDays(10));

        world.core.bean(ReturnWatch.class).ask(10);

        assertThat(questions()).isZero();
    }

    private NotificationVerdict told(String payoutId, String notificationId, long amountMinor) {
        return heard(world.number(payoutId), notificationId, amountMinor);
    }

    private NotificationVerdict heard(String number, String notificationId, long amountMinor) {
        return world.core
                .bean(PayoutReturns.class)
                .heard(
                        "beta",
                        new ChannelNotification.OfPayoutReturn(
                                notificationId, number, amountMinor, "CNY", "account closed"),
                        new RawNotification(Map.of(), new byte[] {1}));
    }

    private long questions() {
        return world.beta.calls.stream()
                .filter(call -> call.startsWith("return-query"))
                .count();
    }

    private List<String> kinds() {
        return world.core.bean(Alarms.class).newest(20).stream()
                .map(Alarms.Alarm::kind)
                .toList();
    }
}
