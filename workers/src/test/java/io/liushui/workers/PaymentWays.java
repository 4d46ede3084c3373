package io.liushui.workers;

import io.liushui.core.payments.Payment;
import io.liushui.spi.CloseOutcome;
import io.liushui.spi.PayOutcome;
import io.liushui.spi.QueryOutcome;
import io.liushui.workers.world.Shop;
import io.liushui.workers.world.ShopEndpoint;
import io.liushui.workers.world.WorkersWorld;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;

/** Whatever payments need on the real models, workers and core, which {@link PaymentJourneyProcessTests} starts: a new shop for each test. */
abstract class PaymentWays {
    static WorkersWorld world;
    static ShopEndpoint endpoint;
    Shop shop;

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
