package io.liushui.workers.models;

import static io.liushui.workers.models.Answer.with;
import static io.liushui.workers.models.PaymentJourney.ATTEMPT;
import static io.liushui.workers.models.PaymentJourney.PAYMENT;
import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.zeebe.client.ZeebeClient;
import io.camunda.zeebe.process.test.api.ZeebeTestEngine;
import io.camunda.zeebe.process.test.extension.ZeebeProcessTest;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ZeebeProcessTest
class PaymentProcessTests {
    ZeebeTestEngine engine;
    ZeebeClient client;
    Journey payment;

    @BeforeEach
    void goesWell() {
        payment = PaymentJourney.of(engine, client);
    }

    @Test
    void collectsAtOnceInFiveJobs() {
        PaymentJourney.accept(payment).until("Event_PaymentSucceeded").untilEnd();

        assertThat(payment.jobs())
                .containsExactly(
                        "payment.validate", "risk.assess", "payment.route", "channel.pay", "payment.record-result");
        Map<String, Object> recorded = payment.last("payment.record-result").getVariablesAsMap();
        assertThat(recorded).containsEntry("paymentId", PAYMENT).containsEntry("result", "succeeded");
        assertThat(recorded.get("risk")).isEqualTo(Map.of("decision", "pass", "reason", "no_rule"));
        assertThat(payment.last("payment.route").getVariablesAsMap().get("routing"))
                .isEqualTo(Map.of("strategy", "price", "maximumRoutes", 3));
        assertThat(payment.last("channel.pay").getVariablesAsMap()).containsEntry("attemptId", ATTEMPT);
    }

    @Test
    void waitsForTheMethodAndThenCollects() {
        PaymentJourney.accept(payment, null).until("Event_MethodChosen");
        assertThat(payment.jobs()).isEmpty();

        payment.tell("Msg_MethodChosen", PAYMENT, Map.of("method", "sandbox_wallet"))
                .until("Event_PaymentSucceeded");

        assertThat(payment.last("payment.validate").getVariablesAsMap()).containsEntry("method", "sandbox_wallet");
    }

    @Test
    void recordsARejectionWithItsReasonAndNoRisk() {
        payment.when("payment.validate", with("validation", "rejected", "reasonCode", "limit_exceeded"));
        failsWith("limit_exceeded", "Event_PaymentRejected");

        assertThat(payment.jobs()).containsExactly("payment.validate", "payment.record-result");
        assertThat(payment.last("payment.record-result").getVariablesAsMap()).doesNotContainKey("risk");
    }

    @Test
    void failsWhatTheRiskTableBlocks() {
        payment.when("risk.assess", with("riskSignals", RiskSignals.with("listed", "black")));
        failsWith("risk_blocked", "Event_RiskBlocked");

        assertThat(payment.last("payment.record-result").getVariablesAsMap().get("risk"))
                .isEqualTo(Map.of("decision", "block", "reason", "black_listed"));
    }

    @Test
    void failsOverToTheNextRoute() {
        payment.when(
                        "payment.route",
                        with("routeFound", true, "attemptId", "att_1", "channelId", "first"),
                        with("routeFound", true, "attemptId", "att_2", "channelId", "second"))
                .when(
                        "channel.pay",
                        with("channelOutcome", "next_route", "reasonCode", "channel_down"),
                        with("channelOutcome", "succeeded"));
        PaymentJourney.accept(payment).until("Event_PaymentSucceeded");

        assertThat(payment.jobs())
                .containsSubsequence("channel.pay", "payment.route", "channel.pay", "payment.record-result");
        assertThat(payment.last("channel.pay").getVariablesAsMap()).containsEntry("attemptId", "att_2");
    }

    @Test
    void failsWhenNoRouteIsLeft() {
        payment.when("payment.route", with("routeFound", false, "reasonCode", "no_route"));
        failsWith("no_route", "Event_NoRoute");
    }

    @Test
    void failsWhatTheChannelDeclines() {
        payment.when("channel.pay", with("channelOutcome", "declined", "reasonCode", "insufficient_funds"));
        failsWith("insufficient_funds", "Event_ChannelDeclined");
    }

    @Test
    void leavesThePaymentToTheInstanceThatDrivesIt() {
        payment.when("payment.validate", new Answer.BpmnError("Err_Fenced", Map.of()));
        PaymentJourney.accept(payment).until("Event_NotOurs").untilEnd();

        assertThat(payment.jobs()).containsExactly("payment.validate");
    }

    private void failsWith(String reasonCode, String end) {
        payment.when("payment.record-result", with("paymentState", "failed"));
        PaymentJourney.accept(payment)
                .until(end)
                .until("Event_PaymentEndedFailed")
                .untilEnd();

        assertThat(payment.last("payment.record-result").getVariablesAsMap())
                .containsEntry("result", "failed")
                .containsEntry("reasonCode", reasonCode);
    }
}
