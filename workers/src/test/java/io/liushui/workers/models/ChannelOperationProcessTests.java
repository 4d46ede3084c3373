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

/** What every caller of a channel shares. */
@ZeebeProcessTest
class ChannelOperationProcessTests {
    private static final Map<String, Object> VARIABLES =
            Map.of("operationId", "op_1", "traceId", "trace", "querySchedule", List.of("PT5S", "PT1M"));

    ZeebeTestEngine engine;
    ZeebeClient client;
    Journey operation;

    @BeforeEach
    void isPending() {
        operation = new Journey(engine, client)
                .when("operation.submit", with("operationOutcome", "pending"))
                .when("operation.query", with("operationOutcome", "pending"));
    }

    @Test
    void endsAtOnceWithTheChannelsAnswer() {
        for (String outcome : List.of("done", "declined")) {
            operation.when("operation.submit", with("operationOutcome", outcome));
            due().until("Event_OperationAnswered");
            assertThat(operation.trace.variable("operationOutcome")).isEqualTo("\"" + outcome + "\"");
        }
        assertThat(operation.jobs()).doesNotContain("operation.query");
    }

    @Test
    void asksOnItsScheduleAndRepeatsTheLastWait() {
        Answer pending = with("operationOutcome", "pending");
        operation
                .when("operation.submit", with("operationOutcome", "unknown"))
                .when("operation.query", pending, pending, pending, with("operationOutcome", "done"));
        due();
        IntStream.rangeClosed(1, 4).forEach(time -> operation.passWait("Event_OperationQueryDue", time));
        operation.until("Event_OperationFound").untilEnd();

        assertThat(operation.trace.waits("Event_OperationQueryDue").stream()
                        .map(wait -> Math.round(wait.toMillis() / 1000.0))
                        .toList())
                .isEqualTo(List.of(5L, 60L, 60L, 60L));
        assertThat(operation.jobs()).containsOnlyOnce("operation.submit");
        assertThat(operation.last("operation.query").getCustomHeaders()).containsEntry("notFoundGrace", "PT30S");
    }

    @Test
    void endsItsWaitWhenTheChannelTells() {
        due().until("Gateway_AwaitOperationResult");
        operation
                .tell("Msg_OperationResult", "op_1", Map.of("operationOutcome", "declined"))
                .until("Event_OperationTold")
                .untilEnd();

        assertThat(operation.trace.variable("operationOutcome")).isEqualTo("\"declined\"");
        assertThat(operation.jobs()).containsExactly("operation.submit");
    }

    @Test
    void takesAResultThatTheChannelToldBeforeItsAnswer() {
        operation.tell("Msg_OperationResult", "op_1", Map.of("operationOutcome", "done"));
        due().until("Event_OperationTold").untilEnd();
    }

    @Test
    void sendsAgainWhatNeverArrived() {
        operation
                .when("operation.submit", with("operationOutcome", "unknown"), with("operationOutcome", "done"))
                .when("operation.query", with("operationOutcome", "not_executed"));
        due().passWait("Event_OperationQueryDue", 1);
        operation.until("Event_OperationAnswered").untilEnd();

        assertThat(operation.jobs()).containsExactly("operation.submit", "operation.query", "operation.submit");
        assertThat(operation.last("operation.submit").getVariablesAsMap()).containsEntry("operationId", "op_1");
        assertThat(operation.trace.waits("Event_OperationQueryDue").getFirst()).isLessThan(Duration.ofSeconds(6));
    }

    private Journey due() {
        return operation.create("channel-operation", VARIABLES);
    }
}
