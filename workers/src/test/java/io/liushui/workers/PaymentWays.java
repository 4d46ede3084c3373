package io.liushui.workers;

import static org.assertj.core.api.Assertions.assertThat;

import io.liushui.core.oracle.DatabaseInvariants;
import io.liushui.core.payments.Payment;
import io.liushui.spi.CloseOutcome;
import io.liushui.spi.PayOutcome;
import io.liushui.spi.QueryOutcome;
import io.liushui.workers.world.Shop;
import io.liushui.workers.world.ShopEndpoint;
import io.liushui.workers.world.WorkersWorld;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** The real models, workers and core, one for all tests of payments: what a test needs of its own is a new shop. */
abstract class PaymentWays {
    static WorkersWorld world;
    static ShopEndpoint endpoint;
    Shop shop;

    @BeforeAll
    static void start() throws IOException {
        if (world == null) {
            world = WorkersWorld.start();
            endpoint = ShopEndpoint.start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                world.close();
                endpoint.close();
            }));
        }
    }

    @AfterAll
    static void theOracleHolds() {
        assertThat(world.bean(DatabaseInvariants.class).check(Duration.ofHours(12)))
                .isEmpty();
        assertThat(world.contractViolations()).isEmpty();
    }

    @BeforeEach
    void newShop() {
        for (String id : List.of("alpha", "beta")) {
            var channel = world.channel(id);
            channel.onPay = request ->
                    new PayOutcome.Succeeded("C-" + request.orderNo(), request.amountMinor(), request.currency());
            channel.onQuery = order -> new QueryOutcome.NotFound();
            channel.onClose = order -> new CloseOutcome.Closed();
            channel.calls.clear();
        }
        endpoint.received.clear();
        endpoint.answer = request -> ShopEndpoint.Answer.of(204);
        shop = Shop.open(world, endpoint.url(), null);
    }

    void awaitAttempt(Payment payment, String state) {
        world.await(
                "attempt " + state,
                () -> state.equals(world.text("select state from payment_attempt where payment_id = ?", payment.id())));
    }
}
