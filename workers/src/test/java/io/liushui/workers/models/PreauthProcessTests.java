package io.liushui.workers.models;

import static io.liushui.workers.models.Answer.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.zeebe.client.ZeebeClient;
import io.camunda.zeebe.process.test.api.ZeebeTestEngine;
import io.camunda.zeebe.process.test.extension.ZeebeProcessTest;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ZeebeProcessTest
class PreauthProcessTests {
    private static final String AUTHORIZATION = "auth_1";
    private static final Answer OVER = with("nextCommand", "over");

    ZeebeTestEngine engine;
    ZeebeClient client;
    Journey life;

    @BeforeEach
    void goesWell() {
        life = PaymentJourney.of(engine, client)
                .when("preauth.take-command", waits(), OVER)
                .when("preauth.record-command", with())
                .when("preauth.warn", with())
                .when("operation.submit", with("operationOutcome", "done"))
                .when("operation.query", with("operationOutcome", "done"));
    }

    @Test
    void authorizesByTheTemplateFlow() {
        life.when("preauth.take-command", OVER);
        accept().until("Event_AuthorizationOver").untilEnd();

        assertThat(life.jobs())
                .containsExactly(
                        "payment.validate",
                        "risk.assess",
                        "payment.route",
                        "channel.pay",
                        "payment.record-result",
                        "preauth.take-command");
        assertThat(life.last("preauth.take-command").getVariablesAsMap())
                .containsEntry("paymentId", AUTHORIZATION)
                .containsEntry("warningLead", "P1D")
                .containsEntry("timeOver", false);
    }

    @Test
    void endsWhenNothingWasHeld() {
        life.when("channel.pay", with("channelOutcome", "declined", "reasonCode", "no_money"))
                .when("payment.record-result", with("paymentState", "failed"));
        accept().until("Event_NeverHeld").untilEnd();

        assertThat(life.jobs()).doesNotContain("preauth.take-command");
    }

    @Test
    void endsWhenAnotherInstanceDrivesIt() {
        life.when("preauth.take-command", new Answer.BpmnError("Err_Fenced", Map.of()));
        accept().until("Event_LeftToOther").untilEnd();
    }

    @Test
    void carriesOutOneCommandAfterTheOther() {
        life.when(
                "preauth.take-command",
                waits(),
                operate("capture", "op_1"),
                operate("capture_void", "op_2"),
                operate("release", "op_3"),
                OVER);
        accept().until("Gateway_AwaitCommand");
        command().until("Event_AuthorizationOver").untilEnd();

        assertThat(life.trace.entered())
                .containsSubsequence("Activity_Capture", "Activity_VoidCapture", "Activity_ReleaseRest");
        assertThat(life.jobs())
                .containsSubsequence(
                        "operation.submit",
                        "preauth.record-command",
                        "preauth.take-command",
                        "operation.submit",
                        "preauth.record-command");
        assertThat(life.last("operation.submit").getVariablesAsMap())
                .containsEntry("operationId", "op_3")
                .containsEntry("traceId", "trace-op_3");
        assertThat(life.last("preauth.record-command").getVariablesAsMap()).containsEntry("traceId", "trace-op_3");
    }

    @Test
    void keepsACommandThatComesWhileAnotherIsCarriedOut() {
        life.when(
                        "preauth.take-command",
                        waits(),
                        operate("capture", "op_1"),
                        waits(),
                        operate("release", "op_2"),
                        OVER)
                .when("operation.submit", with("operationOutcome", "pending"));
        accept().until("Gateway_AwaitCommand");
        command().until("Gateway_AwaitOperationResult");
        command();
        life.tell("Msg_OperationResult", "op_1", Map.of("operationOutcome", "done"))
                .until("Activity_ReleaseRest")
                .tell("Msg_OperationResult", "op_2", Map.of("operationOutcome", "done"))
                .until("Event_AuthorizationOver")
                .untilEnd();
    }

    @Test
    void asksForAnUnknownOutcomeOnItsSchedule() {
        life.when("preauth.take-command", operate("capture", "op_1"), OVER)
                .when("operation.submit", with("operationOutcome", "unknown"))
                .when("operation.query", with("operationOutcome", "unknown"), with("operationOutcome", "done"));
        accept().passWait("Event_OperationQueryDue", 1)
                .passWait("Event_OperationQueryDue", 2)
                .until("Event_AuthorizationOver")
                .untilEnd();

        assertThat(life.jobs()).containsOnlyOnce("operation.submit");
        assertThat(life.trace.waits("Event_OperationQueryDue").stream()
                        .map(wait -> Math.round(wait.toMillis() / 1000.0))
                        .toList())
                .isEqualTo(List.of(5L, 30L));
    }

    @Test
    void warnsInTimeAndEndsAtItsEnd() {
        life.when(
                "preauth.take-command",
                waits(Duration.ofDays(29), Duration.ofDays(30)),
                waits(null, Duration.ofDays(30)),
                operate("release", "op_1"),
                OVER);
        accept().passWait("Event_ExpiresSoon", 1).until("Task_WarnMerchant").until("Gateway_AwaitCommand", 2);
        assertThat(life.jobs()).contains("preauth.warn").doesNotContain("operation.submit");
        assertThat(life.last("preauth.take-command").getVariablesAsMap()).containsEntry("timeOver", false);

        life.passWait("Event_TimeOver", 2)
                .until("Activity_ReleaseRest")
                .until("Event_AuthorizationOver")
                .untilEnd();
        assertThat(life.jobs()).containsOnlyOnce("preauth.warn");
    }

    @Test
    void saysThatItsTimeIsOverOnlyOnce() {
        life.when("preauth.take-command", waits(null, Duration.ofHours(1)), waits(null, Duration.ofHours(3)), OVER);
        accept().passWait("Event_TimeOver", 1).until("Gateway_AwaitCommand", 2);
        assertThat(life.last("preauth.take-command").getVariablesAsMap()).containsEntry("timeOver", true);

        command().until("Event_AuthorizationOver").untilEnd();
        assertThat(life.last("preauth.take-command").getVariablesAsMap()).containsEntry("timeOver", false);
    }

    @Test
    void closesWhenTheMerchantAsksBeforeAnythingIsHeld() {
        life.when("channel.pay", with("channelOutcome", "pending"))
                .when("payment.record-result", with("paymentState", "closed"));
        accept().until("Gateway_AwaitFinalState");
        life.tell("Msg_CloseRequested", AUTHORIZATION, Map.of())
                .until("Event_NeverHeld")
                .untilEnd();

        assertThat(life.jobs()).contains("channel.close");
    }

    @Test
    void letsAStrayHoldGo() {
        Journey stray = new Journey(engine, client)
                .when("operation.submit", with("operationOutcome", "done"))
                .when("preauth.record-stray-release", with());
        stray.start(
                        "Msg_StrayHoldFound",
                        "att_1",
                        Map.of("attemptId", "att_1", "operationId", "op_1", "traceId", "trace-1"))
                .until("Event_StrayHoldEnded")
                .untilEnd();

        assertThat(stray.jobs()).containsExactly("operation.submit", "preauth.record-stray-release");
        assertThat(stray.last("preauth.record-stray-release").getVariablesAsMap())
                .containsEntry("attemptId", "att_1");
    }

    private Journey accept() {
        Map<String, Object> variables = new HashMap<>();
        variables.put("paymentId", AUTHORIZATION);
        variables.put("merchantId", "mer_1");
        variables.put("method", "sandbox_card");
        variables.put("amountMinor", 10_000);
        variables.put("currency", "CNY");
        variables.put("expiresAt", life.now().plus(Duration.ofMinutes(30)).toString());
        variables.put("traceId", "trace-1");
        return life.start("Msg_AuthorizationAccepted", AUTHORIZATION, variables);
    }

    private Journey command() {
        return life.tell("Msg_AuthorizationCommand", AUTHORIZATION, Map.of());
    }

    private static Answer operate(String command, String operationId) {
        return with(
                "nextCommand",
                command,
                "operationId",
                operationId,
                "commandTraceId",
                "trace-" + operationId,
                "warnAt",
                null,
                "endsAt",
                null);
    }

    private static Answer waits() {
        return waits(Duration.ofDays(29), Duration.ofDays(30));
    }

    private static Answer waits(Duration untilWarning, Duration untilEnd) {
        Instant now = Instant.now();
        return with(
                "nextCommand",
                "none",
                "operationId",
                null,
                "commandTraceId",
                null,
                "warnAt",
                untilWarning == null ? null : now.plus(untilWarning).toString(),
                "endsAt",
                now.plus(untilEnd).toString());
    }
}
