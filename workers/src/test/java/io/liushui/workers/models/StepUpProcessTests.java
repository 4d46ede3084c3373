package io.liushui.workers.models;

import static io.liushui.workers.models.Answer.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.zeebe.client.ZeebeClient;
import io.camunda.zeebe.process.test.api.ZeebeTestEngine;
import io.camunda.zeebe.process.test.extension.ZeebeProcessTest;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Payments that the risk table does not let pass at once. */
@ZeebeProcessTest
class StepUpProcessTests {
    ZeebeTestEngine engine;
    ZeebeClient client;
    Journey payment;

    @BeforeEach
    void looksRisky() {
        payment = PaymentJourney.of(engine, client)
                .when("risk.assess", with("riskSignals", RiskSignals.with("amountMinor", 100_000)));
    }

    @Test
    void collectsAfterTheRightCode() {
        PaymentJourney.accept(payment).until("Gateway_AwaitCode");
        payment.tell("Msg_StepUpFinished", "stu_1", Map.of("stepUpResult", "verified"));
        payment.until("Event_PaymentSucceeded");

        assertThat(payment.last("stepup.send-code").getVariablesAsMap().get("risk"))
                .isEqualTo(Map.of("decision", "step_up", "reason", "high_amount"));
        assertThat(payment.jobs()).containsSubsequence("stepup.send-code", "payment.route", "channel.pay");
    }

    @Test
    void failsAfterTooManyWrongCodes() {
        PaymentJourney.accept(payment).until("Gateway_AwaitCode");
        payment.tell("Msg_StepUpFinished", "stu_1", Map.of("stepUpResult", "failed"));

        failsWith("step_up_failed", "Event_StepUpFailed");
    }

    @Test
    void failsWhenTheCodeExpires() {
        PaymentJourney.accept(payment).passWait("Event_CodeExpired", 1);

        failsWith("step_up_expired", "Event_StepUpExpired");
        assertThat(payment.trace.waits("Event_CodeExpired").getFirst())
                .isBetween(Duration.ofSeconds(299), Duration.ofSeconds(301));
    }

    @Test
    void failsWhenNoCodeCanBeSent() {
        payment.when("stepup.send-code", with("stepUp", "impossible", "reasonCode", "step_up_impossible"));
        PaymentJourney.accept(payment);

        failsWith("step_up_impossible", "Event_CodeNotSent");
    }

    @Test
    void asksForThePasswordWhateverTheRisk() {
        payment.when("payment.validate", with("validation", "ok", "method", "bound_card", "proof", "password"))
                .when("risk.assess", with("riskSignals", RiskSignals.harmless()));
        PaymentJourney.accept(payment).until("Gateway_AwaitCode");
        payment.tell("Msg_StepUpFinished", "stu_2", Map.of("stepUpResult", "verified"));
        payment.until("Event_PaymentSucceeded");

        assertThat(payment.jobs())
                .containsSubsequence("stepup.ask-password", "payment.route", "channel.pay")
                .doesNotContain("stepup.send-code");
        assertThat(payment.last("stepup.ask-password").getVariablesAsMap().get("risk"))
                .isEqualTo(Map.of("decision", "pass", "reason", "no_rule"));
    }

    @Test
    void stepsUpByThePasswordWhereOneIsNeeded() {
        payment.when("payment.validate", with("validation", "ok", "method", "bound_card", "proof", "password"));
        PaymentJourney.accept(payment).until("Gateway_AwaitCode").passWait("Event_CodeExpired", 1);

        failsWith("step_up_expired", "Event_StepUpExpired");
        assertThat(payment.jobs()).contains("stepup.ask-password").doesNotContain("stepup.send-code");
    }

    @Test
    void failsWhenThePayerHasNoPassword() {
        payment.when("payment.validate", with("validation", "ok", "method", "bound_card", "proof", "password"))
                .when("stepup.ask-password", with("stepUp", "impossible", "reasonCode", "password_not_set"));
        PaymentJourney.accept(payment);

        failsWith("password_not_set", "Event_CodeNotSent");
    }

    @Test
    void asksForNoPasswordBelowTheFreeLimit() {
        payment.when("payment.validate", with("validation", "ok", "method", "bound_card", "proof", "none"))
                .when("risk.assess", with("riskSignals", RiskSignals.harmless()));
        PaymentJourney.accept(payment).until("Event_PaymentSucceeded");

        assertThat(payment.jobs()).doesNotContain("stepup.ask-password", "stepup.send-code");
    }

    @Test
    void tellsOperatorsOfAReviewThatWaitsAndFailsItInTheEnd() {
        payment.when(
                        "risk.assess",
                        with("riskSignals", RiskSignals.with("interactive", false, "amountMinor", 6_000_000)))
                .when("review.escalate", with());
        PaymentJourney.acceptUntil(payment, payment.now().plus(Duration.ofHours(6)))
                .until("Task_ReviewPayment")
                .passWait("Event_ReviewWaiting", 1)
                .until("Event_ReviewersTold");
        assertThat(payment.trace.waits("Event_ReviewWaiting").getFirst())
                .isBetween(
                        Duration.ofHours(2).minusSeconds(1), Duration.ofHours(2).plusSeconds(1));
        assertThat(payment.last("review.escalate").getVariablesAsMap())
                .containsEntry("paymentId", PaymentJourney.PAYMENT);
        assertThat(payment.jobs()).doesNotContain("payment.record-result");

        payment.pass(Duration.ofHours(2));
        failsWith("review_expired", "Event_NobodyDecided");
    }

    @Test
    void tellsOperatorsHalfWayToTheExpiryAndClosesAnOrderWhosePayerIsGone() {
        payment.when("risk.assess", with("riskSignals", RiskSignals.with("listed", "grey", "phoneKnown", false)))
                .when("payment.record-result", with("paymentState", "closed"));
        PaymentJourney.accept(payment)
                .until("Task_ReviewPayment")
                .passWait("Event_ReviewWaiting", 1)
                .until("Event_ReviewersTold");
        assertThat(payment.trace.waits("Event_ReviewWaiting").getFirst())
                .isBetween(Duration.ofMinutes(14), Duration.ofMinutes(15));

        payment.pass(Duration.ofMinutes(16)).until("Event_PaymentEndedClosed").untilEnd();

        assertThat(payment.last("payment.record-result").getVariablesAsMap()).containsEntry("result", "closed");
        assertThat(payment.jobs()).doesNotContain("channel.pay");
    }

    @Test
    void failsWhenNobodyReviewsInTime() {
        payment.when("risk.assess", with("riskSignals", RiskSignals.with("listed", "grey", "phoneKnown", false)));
        PaymentJourney.acceptUntil(payment, payment.now().plus(Duration.ofDays(1)))
                .until("Task_ReviewPayment")
                .passWait("Event_ReviewOverdue", 1);

        failsWith("review_expired", "Event_NobodyDecided");
        assertThat(payment.trace.waits("Event_ReviewOverdue").getFirst())
                .isBetween(
                        Duration.ofHours(4).minusSeconds(1), Duration.ofHours(4).plusSeconds(1));
    }

    private void failsWith(String reasonCode, String end) {
        payment.when("payment.record-result", with("paymentState", "failed"));
        payment.until(end).until("Event_PaymentEndedFailed").untilEnd();

        assertThat(payment.last("payment.record-result").getVariablesAsMap())
                .containsEntry("result", "failed")
                .containsEntry("reasonCode", reasonCode);
        assertThat(payment.jobs()).doesNotContain("channel.pay");
    }
}
