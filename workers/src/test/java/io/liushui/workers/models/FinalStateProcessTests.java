package io.liushui.workers.models;

import static io.liushui.workers.models.Answer.with;
import static io.liushui.workers.models.PaymentJourney.ATTEMPT;
import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.zeebe.client.ZeebeClient;
import io.camunda.zeebe.process.test.api.ZeebeTestEngine;
import io.camunda.zeebe.process.test.extension.ZeebeProcessTest;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Payments that the channel does not answer at once. */
@ZeebeProcessTest
class FinalStateProcessTests {
    private static final Duration TOLERANCE = Duration.ofMillis(500);
    ZeebeTestEngine engine;
    ZeebeClient client;
    Journey payment;

    @BeforeEach
    void isPending() {
        payment = PaymentJourney.of(engine, client).when("channel.pay", with("channelOutcome", "pending"));
    }

    @Test
    void collectsWhenTheChannelTells() {
        PaymentJourney.accept(payment).until("Gateway_AwaitFinalState");
        payment.tell("Msg_ChannelResult", ATTEMPT, Map.of("channelOutcome", "succeeded"))
                .until("Event_CollectedLater")
                .until("Event_PaymentSucceeded");

        assertThat(payment.jobs()).doesNotContain("channel.query");
    }

    @Test
    void collectsAResultThatTheChannelToldBeforeItsAnswer() {
        payment.tell("Msg_ChannelResult", ATTEMPT, Map.of("channelOutcome", "succeeded"));
        PaymentJourney.accept(payment).until("Event_PaymentSucceeded");
    }

    /** The question completes the order: PayPal takes the money only then. */
    @Test
    void asksAtOnceWhenThePayerHasApproved() {
        payment.when("channel.query", with("channelOutcome", "succeeded"));
        PaymentJourney.accept(payment).until("Gateway_AwaitFinalState");
        payment.tell("Msg_ChannelResult", ATTEMPT, Map.of("channelOutcome", "approved"))
                .until("Event_PaymentSucceeded");

        assertThat(payment.trace.waits("Event_QueryDue").getLast()).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void failsWhenTheChannelTellsThatItDeclines() {
        payment.when("payment.record-result", with("paymentState", "failed"));
        PaymentJourney.accept(payment).until("Gateway_AwaitFinalState");
        payment.tell("Msg_ChannelResult", ATTEMPT, Map.of("channelOutcome", "declined", "reasonCode", "payer_refused"))
                .until("Event_DeclinedLater")
                .until("Event_PaymentEndedFailed");

        assertThat(payment.last("payment.record-result").getVariablesAsMap())
                .containsEntry("result", "failed")
                .containsEntry("reasonCode", "payer_refused");
    }

    @Test
    void asksAgainOnItsScheduleAndRepeatsTheLastWait() {
        Answer pending = with("channelOutcome", "pending");
        payment.when("channel.pay", with("channelOutcome", "unknown", "reasonCode", "timeout"))
                .when(
                        "channel.query",
                        pending,
                        pending,
                        pending,
                        pending,
                        pending,
                        pending,
                        pending,
                        with("channelOutcome", "succeeded"));
        PaymentJourney.acceptUntil(payment, payment.now().plus(Duration.ofDays(1)));
        IntStream.rangeClosed(1, 8).forEach(time -> payment.passWait("Event_QueryDue", time));
        payment.until("Event_PaymentSucceeded");

        List<Duration> schedule = List.of(
                Duration.ofSeconds(5),
                Duration.ofSeconds(10),
                Duration.ofSeconds(30),
                Duration.ofMinutes(1),
                Duration.ofMinutes(10),
                Duration.ofMinutes(20),
                Duration.ofMinutes(20),
                Duration.ofMinutes(20));
        List<Duration> waits = payment.trace.waits("Event_QueryDue");
        assertThat(waits).hasSameSizeAs(schedule);
        for (int i = 0; i < waits.size(); i++) {
            assertThat(waits.get(i))
                    .isBetween(schedule.get(i).minus(TOLERANCE), schedule.get(i).plus(TOLERANCE));
        }
        assertThat(Collections.frequency(payment.jobs(), "channel.query")).isEqualTo(8);
        assertThat(payment.last("channel.query").getCustomHeaders()).containsEntry("notFoundGrace", "PT30S");
        assertThat(payment.last("payment.record-result").getVariablesAsMap().get("reasonCode"))
                .isNull();
    }

    @Test
    void sendsAgainUnderTheSameAttemptWhatWasNeverExecuted() {
        payment.when("channel.pay", with("channelOutcome", "unknown"), with("channelOutcome", "succeeded"))
                .when("channel.query", with("channelOutcome", "not_executed"));
        PaymentJourney.accept(payment).passWait("Event_QueryDue", 1).until("Event_PaymentSucceeded");

        assertThat(payment.jobs()).containsSubsequence("channel.pay", "channel.query", "channel.pay");
        assertThat(Collections.frequency(payment.jobs(), "payment.route")).isEqualTo(1);
        assertThat(payment.last("channel.pay").getVariablesAsMap()).containsEntry("attemptId", ATTEMPT);
    }
}
