package io.liushui.workers.models;

import static io.liushui.workers.models.Answer.with;
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

@ZeebeProcessTest
class RefundProcessTests {
    ZeebeTestEngine engine;
    ZeebeClient client;
    Journey refund;

    @BeforeEach
    void isPending() {
        refund = new Journey(engine, client)
                .when("refund.submit", with("refundOutcome", "pending"))
                .when("refund.query", with("refundOutcome", "pending"))
                .when("refund.record", with());
    }

    @Test
    void recordsARefundThatIsDoneAtOnce() {
        refund.when("refund.submit", with("refundOutcome", "refunded"));
        ends("refunded");

        assertThat(refund.jobs()).containsExactly("refund.submit", "refund.record");
    }

    @Test
    void recordsARefundThatIsDeclined() {
        refund.when("refund.submit", with("refundOutcome", "declined"));
        ends("failed");
    }

    @Test
    void asksOnItsScheduleUntilTheOutcomeIsKnown() {
        Answer pending = with("refundOutcome", "pending");
        refund.when("refund.submit", with("refundOutcome", "unknown"))
                .when(
                        "refund.query",
                        pending,
                        pending,
                        pending,
                        pending,
                        pending,
                        pending,
                        pending,
                        with("refundOutcome", "refunded"));
        due();
        IntStream.rangeClosed(1, 8).forEach(time -> refund.passWait("Event_RefundQueryDue", time));
        isRecordedAs("refunded");

        assertThat(refund.trace.waits("Event_RefundQueryDue").stream()
                        .map(wait -> Math.round(wait.toMillis() / 1000.0))
                        .toList())
                .isEqualTo(List.of(5L, 30L, 120L, 600L, 3600L, 21600L, 21600L, 21600L));
        assertThat(refund.jobs()).containsOnlyOnce("refund.submit");
    }

    @Test
    void sendsAgainWhatWasNeverExecuted() {
        refund.when("refund.submit", with("refundOutcome", "unknown"), with("refundOutcome", "refunded"))
                .when("refund.query", with("refundOutcome", "not_executed"));
        due().passWait("Event_RefundQueryDue", 1);
        isRecordedAs("refunded");

        assertThat(refund.jobs()).containsExactly("refund.submit", "refund.query", "refund.submit", "refund.record");
        assertThat(refund.trace.waits("Event_RefundQueryDue").getFirst())
                .isBetween(Duration.ofMillis(4_500), Duration.ofMillis(5_500));
    }

    private void ends(String result) {
        due();
        isRecordedAs(result);
    }

    private void isRecordedAs(String result) {
        refund.until("Event_RefundFinal").untilEnd();
        assertThat(refund.last("refund.record").getVariablesAsMap())
                .containsEntry("refundId", "ref_1")
                .containsEntry("refundResult", result);
    }

    private Journey due() {
        return refund.start("Msg_RefundDue", "ref_1", Map.of("refundId", "ref_1", "paymentId", "pay_1"));
    }
}
