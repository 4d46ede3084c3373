package io.liushui.core.channels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.liushui.core.fake.CoreWorld;
import io.liushui.spi.ExchangeLog.Exchange;
import io.liushui.spi.PayRequest;
import io.liushui.spi.Payer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChannelAccountsIntegrationTests {
    private static final String RATE = "liushui.channels.alpha.prices[0].rate-ppm=6000";

    @Test
    void keepsWhatOperatorsSwitchedOverARestart() {
        try (CoreWorld first = CoreWorld.start()) {
            assertThat(first.bean(ChannelAccounts.class).enable("alpha", false)).isTrue();
            first.bean(ChannelAccounts.class).prioritise("beta", 7);

            try (CoreWorld second = first.restart()) {
                assertThat(second.bean(ChannelAccounts.class).all())
                        .filteredOn(account -> List.of("alpha", "beta").contains(account.channelId()))
                        .extracting(ChannelAccount::channelId, ChannelAccount::enabled, ChannelAccount::priority)
                        .containsExactly(
                                org.assertj.core.groups.Tuple.tuple("alpha", false, 100),
                                org.assertj.core.groups.Tuple.tuple("beta", true, 7));
            }
        }
    }

    @Test
    void takesPriorityAndPricesFromTheConfiguration() {
        try (CoreWorld world = CoreWorld.start(
                RATE,
                "liushui.channels.alpha.priority=5",
                "liushui.channels.alpha.prices[1].methods=card",
                "liushui.channels.alpha.prices[1].currencies=JPY",
                "liushui.channels.alpha.prices[1].fixed-minor=30",
                "liushui.channels.alpha.prices[1].cap-minor=40")) {
            ChannelAccount alpha = world.bean(ChannelAccounts.class).all().getFirst();

            assertThat(alpha.priority()).isEqualTo(5);
            assertThat(alpha.prices().keySet())
                    .extracting(ChannelAccount.Priced::method)
                    .containsOnly("card", "wallet", "debit", "bound_card", "phone_bill", "payout");
            assertThat(alpha.price("card", "CNY")).contains(new ChannelPrice(6000, 0, 0, null));
            assertThat(alpha.price("card", "JPY")).contains(new ChannelPrice(0, 30, 0, 40L));
            assertThat(alpha.price("card", "USD")).isEmpty();

            try (CoreWorld cheaper = world.restart()) {
                assertThat(cheaper.bean(ChannelAccounts.class).all().getFirst().price("card", "CNY"))
                        .contains(new ChannelPrice(0, 0, 0, null));
            }
        }
    }

    @Test
    void refusesPricesAndPluginsThatMakeNoSense() {
        assertThatThrownBy(() -> CoreWorld.start("liushui.channels.alpha.prices[0].rate-ppm=1000001"))
                .hasStackTraceContaining("rate-ppm must be 0 to 1000000");
        assertThatThrownBy(() -> CoreWorld.start("liushui.channels.gamma.type=nothing"))
                .hasStackTraceContaining("there is no plugin 'nothing'");
    }

    @Test
    void keepsTheExchangesOfACall() {
        try (CoreWorld world = CoreWorld.start()) {
            List<Exchange> sink = new ArrayList<>();
            world.bean(ChannelGateway.class)
                    .pay(
                            "alpha",
                            new PayRequest(
                                    "ORDER001",
                                    "card",
                                    1,
                                    "CNY",
                                    "Tea",
                                    Instant.EPOCH,
                                    null,
                                    Payer.UNKNOWN,
                                    Instant.EPOCH,
                                    "trace"),
                            sink);
            sink.add(new Exchange("pay", "ORDER001", "ask", 0, null, "timeout", 7, null));

            world.bean(ExchangeStore.class).save("alpha", sink);
            world.bean(ExchangeStore.class).save("alpha", List.of());

            assertThat(world.jdbc().sql("""
                            select concat_ws(' ', channel_id, operation, reference, status, response, error, took_micros, trace_id)
                            from channel_exchange order by id""").query(String.class).list())
                    .containsExactly("alpha pay ORDER001 200 answer\uFFFD 10 trace", "alpha pay ORDER001 0 timeout 7");
        }
    }
}
