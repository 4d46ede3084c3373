package io.liushui.core.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.liushui.core.channels.ChannelAccounts;
import io.liushui.core.fake.CoreWorld;
import io.liushui.spi.Payer;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RoutingIntegrationTests {

    @Test
    void goesToTheNextChannelAndKeepsEveryPlan() {
        try (CoreWorld world = CoreWorld.start("liushui.channels.beta.priority=1")) {
            Routing routing = world.bean(Routing.class);
            String payment = world.payment("processing", null);

            RoutePlan first =
                    routing.plan(new RouteRequest("card", CoreWorld.cny(1234), Set.of(), Payer.UNKNOWN), "priority");
            RoutePlan second = routing.plan(
                    new RouteRequest("card", CoreWorld.cny(1234), Set.of("beta"), Payer.UNKNOWN), "priority");
            world.inTransaction(() -> {
                routing.record(payment, 1, "priority", first);
                routing.record(payment, 2, "priority", second);
                routing.record(payment, 1, "priority", second);
            });

            assertThat(first.chosen()).contains("beta");
            assertThat(second.chosen()).contains("alpha");
            assertThat(world.text(
                            "select string_agg(number || ' ' || chosen, ', ' order by number) from route_decision"))
                    .isEqualTo("1 beta, 2 alpha");
            assertThat(world.text("select candidates -> 1 ->> 'rejected' from route_decision where number = 2"))
                    .isEqualTo("already_tried");
        }
    }

    @Test
    void takesNoChannelThatAnOperatorSwitchedOff() {
        try (CoreWorld world = CoreWorld.start()) {
            Routing routing = world.bean(Routing.class);
            RouteRequest request = new RouteRequest("card", CoreWorld.cny(1234), Set.of(), Payer.UNKNOWN);
            assertThat(routing.plan(request, "price").chosen()).contains("alpha");

            world.bean(ChannelAccounts.class).enable("alpha", false);
            world.bean(ChannelAccounts.class).enable("beta", false);

            assertThat(routing.plan(request, "price").chosen()).isEmpty();
            assertThat(routing.plan(request, "price").candidates())
                    .filteredOn(candidate -> Set.of("alpha", "beta").contains(candidate.channelId()))
                    .extracting(Candidate::rejected)
                    .containsExactly("disabled", "disabled");
        }
    }
}
