package io.liushui.core.payouts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.liushui.core.alarms.Alarms;
import io.liushui.core.channels.ChannelAccounts;
import io.liushui.core.fake.CoreWorld;
import io.liushui.core.positions.Position;
import io.liushui.core.positions.Positions;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What lies at the channels, and what happens when it is not enough. */
class PositionIntegrationTests {
    private PayoutWorld world;

    @BeforeEach
    void start() {
        world = PayoutWorld.start(
                        "liushui.positions.beta.CNY.opening-minor=3000",
                        "liushui.positions.alpha.CNY.opening-minor=5000")
                .funded(50_000);
    }

    @AfterEach
    void theOracleHolds() {
        try (PayoutWorld ended = world) {
            assertThat(ended.violations()).isEmpty();
        }
    }

    @Test
    void takesTheNextChannelWhenTheFirstHasNotEnough() {
        String first = world.accepted("P-1", 2_000);
        String second = world.accepted("P-2", 2_000);

        assertThat(world.payout(first).frozenAt()).isEqualTo("beta");
        assertThat(world.payout(second).frozenAt()).isEqualTo("alpha");
    }

    @Test
    void acceptsAndLetsWaitWhatNoPositionCoversUntilItIsToppedUp() {
        String payout = world.accepted("P-1", 6_000);

        assertThat(world.payout(payout).frozenAt()).isNull();
        assertThat(PayoutDocument.json(world.payout(payout))).contains("\"waits_for\":\"position\"");
        assertThat(alarms()).containsExactly("position_low");
        assertThat(world.balances().frozenMinor()).isEqualTo(6_000);
        world.jobs().validate(payout, PayoutWorld.INSTANCE);
        world.jobs().assess(payout);
        assertThat(world.jobs().route(payout, PayoutWorld.PASS)).isEqualTo(new PayoutJobs.Route.PositionLow());

        assertThat(positions().topUp("alpha", CoreWorld.cny(1_000), "transfer 7"))
                .isTrue();
        assertThat(positions().topUp("alpha", CoreWorld.cny(1_000), "transfer 7"))
                .isFalse();

        assertThat(world.jobs().route(payout, PayoutWorld.PASS)).isInstanceOf(PayoutJobs.Route.Found.class);
        assertThat(world.position("alpha")).isEqualTo("6000 6000");
    }

    @Test
    void movesToAnotherChannelWhenItsOwnIsSwitchedOff() {
        String payout = world.accepted("P-1", 2_000);
        world.core.bean(ChannelAccounts.class).enable("beta", false);

        world.routed(payout);

        assertThat(world.payout(payout).frozenAt()).isEqualTo("alpha");
        assertThat(world.position("beta")).isEqualTo("3000 0");
        assertThat(world.core.text("select chosen || ' ' || candidates from payout_route"))
                .startsWith("alpha ")
                .contains("\"beta\"", "\"disabled\"");
    }

    @Test
    void failsWhenNoChannelIsLeft() {
        String payout = world.accepted("P-1", 2_000);
        world.core.bean(ChannelAccounts.class).enable("beta", false);
        world.core.bean(ChannelAccounts.class).enable("alpha", false);

        assertThat(world.jobs().route(payout, PayoutWorld.PASS)).isEqualTo(new PayoutJobs.Route.None("no_route"));
        assertThat(world.core.bean(PayoutResults.class).record(payout, "no_route", PayoutWorld.PASS))
                .isEqualTo(new PayoutState.Failed("no_route"));
    }

    @Test
    void warnsOnceWhenTheMarkIsCrossed() {
        world.accepted("P-1", 1_900);
        assertThat(alarms()).isEmpty();
        world.accepted("P-2", 200);
        world.accepted("P-3", 200);

        assertThat(alarms()).containsExactly("position_below_low_water");
    }

    @Test
    void isOpenedOnceHoweverOftenItIsConfigured() {
        world.core.bean(ChannelAccounts.class);
        assertThat(world.core.count("journal_entry where reference like 'position:%'"))
                .isEqualTo(2);
        assertThat(positions().topUp("beta", CoreWorld.cny(3_000), "opening CNY"))
                .isFalse();
        assertThat(positions().all())
                .contains(new Position("beta", "CNY", 3_000, 0, 1_000), new Position("alpha", "CNY", 5_000, 0, 0));
        assertThatThrownBy(() -> positions().topUp("gamma", CoreWorld.cny(1), "x"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private Positions positions() {
        return world.core.bean(Positions.class);
    }

    private List<String> alarms() {
        return world.core.bean(Alarms.class).newest(10).stream()
                .map(Alarms.Alarm::kind)
                .toList();
    }
}
