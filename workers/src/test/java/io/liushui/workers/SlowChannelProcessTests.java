package io.liushui.workers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.liushui.core.channels.ChannelAccounts;
import io.liushui.core.payments.Payment;
import io.liushui.spi.PayOutcome;
import io.liushui.workers.world.Shop;
import io.liushui.workers.world.ShopEndpoint;
import io.liushui.workers.world.WorkersWorld;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** The engine hands jobs out by type, not by channel: one slow channel must not take all places of {@code channel.pay}. */
class SlowChannelProcessTests {
    private static final int SLOW_PAYMENTS = 200;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Test
    void aPaymentPassesTwoHundredThatWaitForASlowChannel() throws Exception {
        CountDownLatch leave = new CountDownLatch(1);
        try (WorkersWorld world = WorkersWorld.start("liushui.workers.channel-timeout=5m");
                ShopEndpoint endpoint = ShopEndpoint.start()) {
            Shop shop = Shop.open(world, endpoint.url(), null);
            CountDownLatch inside = new CountDownLatch(SLOW_PAYMENTS);
            world.channel("alpha").onPay = request -> {
                inside.countDown();
                passed(leave);
                return new PayOutcome.Succeeded("C-" + request.orderNo(), request.amountMinor(), request.currency());
            };
            for (int i = 0; i < SLOW_PAYMENTS; i++) {
                shop.pay("card");
            }
            await().atMost(PATIENCE).until(() -> inside.getCount() == 0);

            world.bean(ChannelAccounts.class).enable("alpha", false);
            Payment quick = shop.pay("card");
            world.awaitState(quick.id(), "succeeded");

            assertThat(world.count("payment_attempt where channel_id = 'alpha' and state = 'sent'"))
                    .isEqualTo(SLOW_PAYMENTS);
            assertThat(world.text("select channel_id from payment_attempt where payment_id = ?", quick.id()))
                    .isEqualTo("beta");
            leave.countDown();
            await().atMost(PATIENCE).until(() -> world.count("payment where state = 'succeeded'") == SLOW_PAYMENTS + 1);
        } finally {
            leave.countDown();
        }
    }

    private static void passed(CountDownLatch gate) {
        try {
            gate.await();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
