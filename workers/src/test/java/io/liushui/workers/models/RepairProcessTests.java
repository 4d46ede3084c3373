package io.liushui.workers.models;

import static io.liushui.workers.models.Answer.deadEnd;
import static io.liushui.workers.models.Answer.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.zeebe.client.ZeebeClient;
import io.camunda.zeebe.process.test.api.ZeebeTestEngine;
import io.camunda.zeebe.process.test.extension.ZeebeProcessTest;
import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Steps whose retries are used up. */
@ZeebeProcessTest
class RepairProcessTests {
    ZeebeTestEngine engine;
    ZeebeClient client;
    Journey payment;

    @BeforeEach
    void goesWellButForOneStep() {
        payment = PaymentJourney.of(engine, client);
    }

    @Test
    void collectsAgainWhenAPersonDecidesSo() {
        payment.when("channel.pay", deadEnd("Task_CallChannel"), with("channelOutcome", "succeeded"));
        PaymentJourney.accept(payment).until("Task_RepairPayment");
        assertThat(payment.last("repair.open").getVariablesAsMap())
                .containsEntry("failedStep", "Task_CallChannel")
                .containsEntry("failure", "connection refused");

        decide("retry").until("Event_PaymentSucceeded").untilEnd();

        assertThat(Collections.frequency(payment.jobs(), "channel.pay")).isEqualTo(2);
        assertThat(payment.last("repair.close").getVariablesAsMap())
                .containsEntry("repairCaseId", "rep_1")
                .containsEntry("repairDecision", "retry");
        assertThat(payment.trace.variable("failedStep")).isEqualTo("null");
    }

    @Test
    void followsTheDecisionThatTheCaseKept() {
        payment.when("payment.route", deadEnd("Task_RoutePayment"))
                .when("payment.record-result", with("paymentState", "closed"));
        PaymentJourney.accept(payment).until("Task_RepairPayment");
        payment.when("repair.close", with("repairDecision", "close"))
                .tell("Msg_RepairDecided", "rep_1", Map.of("repairDecision", "retry"))
                .until("Event_NoChannelAsked")
                .until("Event_PaymentEndedClosed");

        assertThat(Collections.frequency(payment.jobs(), "payment.route")).isEqualTo(1);
    }

    @Test
    void takesNoDecisionOfAnEarlierCase() {
        payment.when("channel.pay", deadEnd("Task_CallChannel"));
        PaymentJourney.accept(payment).until("Task_RepairPayment");
        decide("retry").until("Task_RepairPayment", 2);

        assertThat(payment.trace.variable("repairDecision")).isEqualTo("null");
    }

    @Test
    void closesWhenAPersonDecidesSo() {
        payment.when("payment.route", deadEnd("Task_RoutePayment"))
                .when("payment.record-result", with("paymentState", "closed"));
        PaymentJourney.accept(payment).until("Task_RepairPayment");
        decide("close").until("Event_NoChannelAsked").until("Event_PaymentEndedClosed");

        assertThat(payment.last("payment.record-result").getVariablesAsMap()).containsEntry("result", "closed");
    }

    @Test
    void repairsAResultThatCouldNotBeRecorded() {
        payment.when("payment.record-result", deadEnd("Task_RecordResult"), with("paymentState", "succeeded"));
        PaymentJourney.accept(payment).until("Event_ToRepair").until("Task_RepairPayment");
        decide("retry").until("Event_PaymentSucceeded").untilEnd();

        assertThat(Collections.frequency(payment.jobs(), "payment.record-result"))
                .isEqualTo(2);
    }

    @Test
    void repairsClosingThatCameToADeadEnd() {
        payment.when("channel.pay", with("channelOutcome", "pending"))
                .when("channel.query", deadEnd("Task_QueryLast"), with("channelOutcome", "pending"))
                .when("payment.record-result", with("paymentState", "closed"));
        PaymentJourney.accept(payment).until("Gateway_AwaitFinalState");
        payment.tell("Msg_CloseRequested", PaymentJourney.PAYMENT, Map.of())
                .until("Event_CloseDeadEnd")
                .until("Task_RepairPayment");
        assertThat(payment.last("repair.open").getVariablesAsMap()).containsEntry("failedStep", "Task_QueryLast");

        decide("close").until("Event_CloseDone").until("Event_PaymentEndedClosed");
    }

    private Journey decide(String decision) {
        return payment.when("repair.close", with("repairDecision", decision))
                .tell("Msg_RepairDecided", "rep_1", Map.of("repairDecision", decision));
    }
}
