package io.liushui.workers;

import static org.assertj.core.api.Assertions.assertThat;

import io.liushui.core.notifications.Notifications;
import io.liushui.core.payments.Payment;
import io.liushui.workers.world.Shop;
import io.liushui.workers.world.ShopEndpoint;
import io.liushui.workers.world.WorkersWorld;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The ways of a webhook through the real model, workers and core, with time moved. */
class NotificationJourneyProcessTests {
    private static WorkersWorld world;
    private ShopEndpoint endpoint;

    @BeforeAll
    static void start() throws IOException {
        world = WorkersWorld.start("liushui.webhooks.concurrency-per-endpoint=2", "liushui.webhooks.timeout=20s");
    }

    @AfterAll
    static void stop() {
        assertThat(world.contractViolations()).isEmpty();
        world.close();
    }

    @BeforeEach
    void open() throws IOException {
        endpoint = ShopEndpoint.start();
    }

    @AfterEach
    void close() {
        endpoint.close();
    }

    @Test
    void triesAgainByTheModelsScheduleWithTheSameId() throws Exception {
        endpoint.answer = request -> ShopEndpoint.Answer.of(endpoint.received.size() < 3 ? 500 : 204);
        Payment payment = Shop.open(world, endpoint.url(), null).pay("card");
        awaitTries(payment, 1);

        world.advance(Duration.ofSeconds(17));
        awaitTries(payment, 2);
        world.advance(Duration.ofSeconds(34));
        awaitTries(payment, 3);

        awaitNotification(payment, "delivered");
        assertThat(endpoint.received)
                .extracting(request -> request.headers().get("webhook-id"))
                .hasSize(3)
                .containsOnly(world.text("select id from notification where subject = ?", payment.id()));
        assertThat(endpoint.received)
                .extracting(request -> request.headers().get("webhook-timestamp"))
                .doesNotHaveDuplicates();
        assertThat(world.text(
                        "select string_agg(status::text, ' ' order by number) from notification_try"
                                + " where notification_id = (select id from notification where subject = ?)",
                        payment.id()))
                .isEqualTo("500 500 204");
    }

    @Test
    void keepsAMerchantsOwnScheduleThenListsItAsExhaustedAndResends() throws Exception {
        endpoint.answer = request -> ShopEndpoint.Answer.of(503);
        Payment payment =
                Shop.open(world, endpoint.url(), List.of(Duration.ofHours(2))).pay("card");
        awaitTries(payment, 1);

        world.advance(Duration.ofMinutes(100));
        world.advance(Duration.ZERO);
        assertThat(endpoint.received)
                .as("the model's own schedule would have tried again")
                .hasSize(1);
        world.advance(Duration.ofMinutes(35));
        awaitTries(payment, 2);
        awaitNotification(payment, "exhausted");
        String id = world.text("select id from notification where subject = ?", payment.id());
        assertThat(world.bean(Notifications.class).exhausted(100))
                .anyMatch(exhausted -> exhausted.id().equals(id));

        endpoint.answer = request -> ShopEndpoint.Answer.of(200);
        world.await("given up in the engine", () -> world.reached("Event_NotificationGivenUp"));
        assertThat(world.bean(Notifications.class).resend(id)).isTrue();

        awaitNotification(payment, "delivered");
        assertThat(world.bean(Notifications.class).resend(id)).isFalse();
    }

    @Test
    void waitsAsLongAsTheEndpointAsks() throws Exception {
        endpoint.answer = request -> endpoint.received.size() < 2
                ? ShopEndpoint.Answer.of(429).with("Retry-After", "3600")
                : ShopEndpoint.Answer.of(200);
        Payment payment = Shop.open(world, endpoint.url(), null).pay("card");
        awaitTries(payment, 1);

        world.advance(Duration.ofMinutes(50));
        world.advance(Duration.ZERO);
        assertThat(endpoint.received).hasSize(1);
        world.advance(Duration.ofMinutes(11));

        awaitNotification(payment, "delivered");
    }

    @Test
    void disablesAnEndpointThatIsGone() {
        endpoint.answer = request -> ShopEndpoint.Answer.of(410);
        Shop shop = Shop.open(world, endpoint.url(), null);
        Payment payment = shop.pay("card");

        awaitNotification(payment, "exhausted");
        assertThat(endpoint.received).hasSize(1);
        assertThat(world.text(
                        "select status || ': ' || disabled_reason from webhook_endpoint where app_id = ?",
                        shop.appId()))
                .startsWith("disabled: ")
                .contains("410");

        Payment next = shop.pay("card");
        world.awaitState(next.id(), "succeeded");
        assertThat(world.count("notification where subject = ?", next.id())).isZero();
    }

    @Test
    void neverLetsASlowMerchantDelayAnother() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        endpoint.answer = request -> {
            try {
                release.await();
            } catch (InterruptedException closed) {
                Thread.currentThread().interrupt();
            }
            return ShopEndpoint.Answer.of(200);
        };
        Shop slow = Shop.open(world, endpoint.url(), null);
        List<Payment> held = java.util.stream.IntStream.range(0, 6)
                .mapToObj(i -> slow.pay("card"))
                .toList();
        world.await("slow endpoint is full", () -> endpoint.received.size() == 2);

        try (ShopEndpoint quick = ShopEndpoint.start()) {
            Payment payment = Shop.open(world, quick.url(), null).pay("card");
            awaitNotification(payment, "delivered");
        }

        assertThat(endpoint.received).as("at most two at a time").hasSize(2);
        release.countDown();
        for (int i = 0; i < 10 && held.stream().anyMatch(payment -> !delivered(payment)); i++) {
            world.advance(Duration.ofSeconds(4));
        }
        held.forEach(payment -> awaitNotification(payment, "delivered"));
        assertThat(world.count(
                        "notification_try t join notification n on n.id = t.notification_id where n.subject = any (?)",
                        (Object) held.stream().map(Payment::id).toArray(String[]::new)))
                .as("a busy endpoint is no try")
                .isEqualTo(6);
    }

    private boolean delivered(Payment payment) {
        return "delivered".equals(world.text("select state from notification where subject = ?", payment.id()));
    }

    private void awaitTries(Payment payment, int tries) {
        world.await(
                tries + " tries",
                () -> world.count(
                                "notification_try t join notification n on n.id = t.notification_id where n.subject = ?",
                                payment.id())
                        == tries);
    }

    private void awaitNotification(Payment payment, String state) {
        world.await(
                "notification " + state,
                () -> state.equals(world.text("select state from notification where subject = ?", payment.id())));
    }
}
