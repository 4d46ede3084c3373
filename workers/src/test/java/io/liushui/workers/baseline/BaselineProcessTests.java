package io.liushui.workers.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.liushui.workers.payments.PaymentWorkers;
import io.liushui.workers.relay.MessageRelay;
import io.liushui.workers.world.Shop;
import io.liushui.workers.world.WorkersWorld;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.NoSuchBeanDefinitionException;

/** {@code liushui.workers.mode=noop}: the models run to their end, and nothing else happens. */
class BaselineProcessTests {
    private WorkersWorld world;

    @BeforeEach
    void start() throws IOException {
        world = WorkersWorld.start("liushui.workers.mode=noop");
    }

    @AfterEach
    void stop() {
        assertThat(world.contractViolations()).isEmpty();
        world.close();
    }

    @Test
    void runsAPaymentToItsEndAndTouchesNothing() {
        publish(
                "Msg_PaymentAccepted",
                "pay_1",
                Map.of(
                        "paymentId", "pay_1",
                        "merchantId", "mer_1",
                        "method", "card",
                        "amountMinor", 1234,
                        "currency", "CNY",
                        "expiresAt", Instant.now().plusSeconds(600).toString()));

        world.await("the payment's end", () -> world.reached("Event_PaymentSucceeded"));
        assertThat(world.channel("alpha").calls).isEmpty();
        assertThat(world.count("payment_attempt")).isZero();
        assertThat(world.count("journal_entry")).isZero();
        assertThat(world.count("final_state")).isZero();
    }

    @Test
    void runsNotificationsAndRefundsToTheirEnd() {
        publish("Msg_NotificationDue", "evt_1", Map.of("notificationId", "evt_1"));
        publish("Msg_RefundDue", "ref_1", Map.of("refundId", "ref_1", "paymentId", "pay_1", "operationId", "op_1"));

        publish(
                "Msg_AuthorizationAccepted",
                "auth_1",
                Map.of(
                        "paymentId", "auth_1",
                        "merchantId", "mer_1",
                        "method", "card",
                        "amountMinor", 1234,
                        "currency", "CNY",
                        "expiresAt", Instant.now().plusSeconds(600).toString()));

        world.await("the authorisation's end", () -> world.reached("Event_AuthorizationOver"));
        world.await("the notification's end", () -> world.reached("Event_NotificationDelivered"));
        world.await("the refund's end", () -> world.reached("Event_RefundFinal"));
        assertThat(world.count("notification_try")).isZero();
    }

    @Test
    void hasNeitherRealWorkersNorRelay() {
        Shop.open(world, "https://shop.example/webhooks", null).pay("card");

        assertThatThrownBy(() -> world.bean(PaymentWorkers.class)).isInstanceOf(NoSuchBeanDefinitionException.class);
        assertThatThrownBy(() -> world.bean(MessageRelay.class)).isInstanceOf(NoSuchBeanDefinitionException.class);
        assertThat(world.bean(BaselineWorkers.class).isRunning()).isTrue();
        assertThat(world.count("outbox where message = 'Msg_PaymentAccepted' and tries = 0"))
                .as("what is accepted waits for real workers")
                .isOne();
    }

    private void publish(String message, String key, Map<String, Object> variables) {
        world.engine()
                .newPublishMessageCommand()
                .messageName(message)
                .correlationKey(key)
                .messageId(key)
                .variables(variables)
                .send()
                .join();
    }
}
