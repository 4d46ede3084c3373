package io.liushui.workers.models;

import static io.liushui.workers.models.Answer.with;
import static io.liushui.workers.models.PaymentJourney.PAYMENT;
import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.zeebe.client.ZeebeClient;
import io.camunda.zeebe.process.test.api.ZeebeTestEngine;
import io.camunda.zeebe.process.test.extension.ZeebeProcessTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Orders that expire or are closed. */
@ZeebeProcessTest
class ClosePaymentProcessTests {
    ZeebeTestEngine engine;
    ZeebeClient client;
    Journey payment;

    @BeforeEach
    void staysUnpaid() {
        payment = PaymentJourney.of(engine, client)
                .when("channel.pay", with("channelOutcome", "pending"))
                .when("payment.record-result", with("paymentState", "closed"));
    }

    @Test
    void closesAnExpiredOrderThatNoChannelKnows() {
        PaymentJourney.accept(payment, null).until("Event_MethodChosen").passWait("Event_OrderExpired", 1);
        closes("Event_NoChannelAsked");

        assertThat(payment.jobs()).containsExactly("payment.record-result");
        assertThat(payment.trace.waits("Event_OrderExpired").getFirst())
                .isBetween(Duration.ofMinutes(30).minusSeconds(10), Duration.ofMinutes(30));
    }

    @Test
    void asksTheChannelALastTimeAndClosesThere() {
        PaymentJourney.accept(payment).until("Gateway_AwaitFinalState").passWait("Event_OrderExpired", 1);
        closes("Event_CloseDone");

        assertThat(payment.jobs()).endsWith("channel.query", "channel.close", "payment.record-result");
    }

    @Test
    void closesWhenTheMerchantAsks() {
        PaymentJourney.accept(payment).until("Gateway_AwaitFinalState");
        payment.tell("Msg_CloseRequested", PAYMENT, Map.of());
        closes("Event_CloseDone");
    }

    @Test
    void succeedsWhenTheLastQueryFindsTheMoney() {
        payment.when("channel.query", with("channelOutcome", "succeeded"))
                .when("payment.record-result", with("paymentState", "succeeded"));
        PaymentJourney.accept(payment).until("Gateway_AwaitFinalState");
        payment.tell("Msg_CloseRequested", PAYMENT, Map.of()).until("Event_AlreadyFinal");

        succeeds();
        assertThat(payment.jobs()).doesNotContain("channel.close");
    }

    @Test
    void succeedsWhenClosingFindsTheMoney() {
        payment.when("channel.close", with("closeOutcome", "paid"))
                .when("payment.record-result", with("paymentState", "succeeded"));
        PaymentJourney.accept(payment).until("Gateway_AwaitFinalState");
        payment.tell("Msg_CloseRequested", PAYMENT, Map.of());

        succeeds();
    }

    @Test
    void asksAgainOnItsScheduleAndHandsOverToAPersonAtItsEnd() {
        payment.when("channel.close", with("closeOutcome", "unknown"));
        PaymentJourney.accept(payment).until("Gateway_AwaitFinalState");
        payment.tell("Msg_CloseRequested", PAYMENT, Map.of());
        IntStream.rangeClosed(1, 6).forEach(time -> payment.passWait("Event_CloseAgain", time));
        payment.until("Event_CloseWithoutAnswer").until("Task_RepairPayment");

        assertThat(payment.last("repair.open").getVariablesAsMap())
                .containsEntry("failedStep", "Activity_ClosePayment");
        assertThat(payment.trace.waits("Event_CloseAgain").stream()
                        .map(ClosePaymentProcessTests::inSeconds)
                        .toList())
                .isEqualTo(List.of(5L, 30L, 120L, 600L, 600L, 600L));

        payment.when("channel.close", with("closeOutcome", "closed"))
                .when("repair.close", with("repairDecision", "close"))
                .tell("Msg_RepairDecided", "rep_1", Map.of("repairDecision", "close"));
        closes("Event_CloseDone");
    }

    private void closes(String end) {
        payment.until(end).until("Event_PaymentEndedClosed").untilEnd();
        assertThat(payment.last("payment.record-result").getVariablesAsMap()).containsEntry("result", "closed");
    }

    private void succeeds() {
        payment.until("Event_PaymentSucceeded").untilEnd();
        assertThat(payment.last("payment.record-result").getVariablesAsMap()).containsEntry("result", "succeeded");
    }

    private static long inSeconds(Duration wait) {
        return Math.round(wait.toMillis() / 1000.0);
    }
}
