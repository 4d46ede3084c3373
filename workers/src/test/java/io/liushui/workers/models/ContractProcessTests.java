package io.liushui.workers.models;

import static io.liushui.workers.models.Answer.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.zeebe.client.ZeebeClient;
import io.camunda.zeebe.process.test.api.ZeebeTestEngine;
import io.camunda.zeebe.process.test.extension.ZeebeProcessTest;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ZeebeProcessTest
class ContractProcessTests {
    private static final String CONTRACT = "ctr_1";

    ZeebeTestEngine engine;
    ZeebeClient client;
    Journey contract;

    @BeforeEach
    void waitsForTheCode() {
        contract = new Journey(engine, client)
                .when("contract.query", answer("pending", null))
                .when("contract.void-code", with("codeExpiresAt", null))
                .when(
                        "contract.give-up",
                        with("contractOutcome", "declined", "reasonCode", "signing_expired", "validUntil", null))
                .when("contract.expire", with("operationId", "op_1"))
                .when("contract.record-end", with("contractState", "unsigned"))
                .when("operation.submit", with("operationOutcome", "done"))
                .when("operation.query", with("operationOutcome", "pending"));
        contract.when(
                "contract.sign",
                answer("pending", contract.now().plusSeconds(300).toString()));
    }

    @Test
    void isSignedByTheCodeAndUnsignedByItsMerchant() {
        accepted().until("Gateway_AwaitSignature");
        result("signed", null).until("Event_SignedLater").until("Gateway_AwaitEnd");

        contract.tell("Msg_UnsignRequested", CONTRACT, Map.of("operationId", "op_7"))
                .until("Event_ContractOver")
                .untilEnd();

        assertThat(contract.jobs()).containsExactly("contract.sign", "operation.submit", "contract.record-end");
        assertThat(contract.last("operation.submit").getVariablesAsMap()).containsEntry("operationId", "op_7");
        assertThat(contract.last("contract.record-end").getVariablesAsMap())
                .containsEntry("operationId", "op_7")
                .containsEntry("contractId", CONTRACT);
    }

    @Test
    void isSignedAtOnce() {
        contract.when("contract.sign", signed(null));
        accepted().until("Event_SignedAtOnce").until("Gateway_AwaitEnd");
        assertThat(contract.jobs()).containsExactly("contract.sign");
    }

    @Test
    void failsWhenTheChannelDeclinesAtOnceOrLater() {
        contract.when("contract.sign", with("contractOutcome", "declined", "reasonCode", "card_refused"));
        accepted().until("Event_ContractFailed").untilEnd();
        assertThat(contract.trace.entered()).contains("Event_SigningDeclined");
    }

    @Test
    void failsAfterTheLastWrongCode() {
        accepted().until("Gateway_AwaitSignature");
        result("declined", "code_tries_used")
                .until("Event_SigningDeclinedLater")
                .until("Event_ContractFailed")
                .untilEnd();
    }

    @Test
    void asksOnItsScheduleAndTheLastWaitRepeats() {
        accepted();
        IntStream.rangeClosed(1, 5).forEach(time -> contract.passWait("Event_SigningQueryDue", time));
        contract.when("contract.query", signed(null));
        contract.passWait("Event_SigningQueryDue", 6).until("Event_SignedLater");

        assertThat(contract.trace.waits("Event_SigningQueryDue").stream()
                        .limit(6)
                        .map(wait -> Math.round(wait.toMillis() / 1000.0))
                        .toList())
                .containsExactly(10L, 30L, 60L, 300L, 600L, 600L);
    }

    @Test
    void signsAgainWhatTheChannelNeverSaw() {
        contract.when("contract.sign", answer("unknown", null), signed(null))
                .when("contract.query", answer("not_executed", null));
        accepted().passWait("Event_SigningQueryDue", 1).until("Event_SignedAtOnce");

        assertThat(contract.jobs()).containsExactly("contract.sign", "contract.query", "contract.sign");
    }

    @Test
    void voidsTheCodeWhenItsTimeIsOverAndGoesOnWaiting() {
        accepted().passWait("Event_SigningCodeExpired", 1).until("Event_CodeVoid");
        assertThat(contract.trace.waits("Event_SigningCodeExpired").getFirst())
                .isBetween(Duration.ofSeconds(290), Duration.ofSeconds(301));

        result("signed", null).until("Event_SignedLater");
        assertThat(contract.jobs()).contains("contract.void-code");
    }

    @Test
    void sendsAnotherCodeWhenThePayerWantsOneWhoseTimeBeginsAnew() {
        accepted().passWait("Event_SigningCodeExpired", 1).until("Event_CodeVoid");
        contract.when(
                "contract.sign",
                answer("pending", contract.now().plusSeconds(300).toString()));
        contract.tell("Msg_CodeWanted", CONTRACT, Map.of()).until("Gateway_AwaitSignature", 2);
        contract.passWait("Event_SigningCodeExpired", 2).until("Event_CodeVoid", 2);

        assertThat(contract.jobs().stream().filter("contract.sign"::equals)).hasSize(2);
        assertThat(contract.trace.waits("Event_SigningCodeExpired").getLast())
                .isBetween(Duration.ofSeconds(290), Duration.ofSeconds(301));
    }

    @Test
    void givesUpWhenNobodySignsInTime() {
        accepted()
                .passWait("Event_SigningOver", 1)
                .until("Event_ContractTooLate")
                .untilEnd();

        assertThat(contract.jobs()).endsWith("contract.give-up");
        assertThat(contract.trace.waits("Event_SigningOver").getFirst())
                .isBetween(
                        Duration.ofMinutes(30).minusSeconds(1),
                        Duration.ofMinutes(30).plusSeconds(1));
    }

    @Test
    void goesOnWithWhatTheLastQueryFoundSigned() {
        contract.when("contract.give-up", with("contractOutcome", "signed", "reasonCode", null, "validUntil", null));
        accepted().passWait("Event_SigningOver", 1).until("Gateway_AwaitEnd");
    }

    @Test
    void expiresWhenItsTimeIsOverAndIsEndedAtTheChannel() {
        contract.when(
                        "contract.sign",
                        signed(contract.now().plus(Duration.ofDays(30)).toString()))
                .when("contract.record-end", with("contractState", "expired"));
        accepted().passWait("Event_ValidityOver", 1).until("Event_ContractOver").untilEnd();

        assertThat(contract.jobs())
                .containsExactly("contract.sign", "contract.expire", "operation.submit", "contract.record-end");
        assertThat(contract.last("operation.submit").getVariablesAsMap()).containsEntry("operationId", "op_1");
    }

    @Test
    void endsNothingAtTheChannelThatIsOverThere() {
        contract.when(
                        "contract.sign",
                        signed(contract.now().plus(Duration.ofDays(30)).toString()))
                .when("contract.expire", with("operationId", null));
        accepted().passWait("Event_ValidityOver", 1).until("Event_NothingToEnd").untilEnd();
        assertThat(contract.jobs()).doesNotContain("operation.submit");
    }

    @Test
    void takesNoteThatItEndedAtTheChannel() {
        contract.when("contract.sign", signed(null));
        accepted().until("Gateway_AwaitEnd");
        contract.tell("Msg_ContractEnded", CONTRACT, Map.of())
                .until("Event_ContractEndedThere")
                .untilEnd();
    }

    @Test
    void waitsOnWhenTheChannelRefusesToUnsign() {
        contract.when("contract.sign", signed(null))
                .when("operation.submit", with("operationOutcome", "declined"))
                .when("contract.record-end", with("contractState", "signed"), with("contractState", "unsigned"));
        accepted().until("Gateway_AwaitEnd");
        contract.tell("Msg_UnsignRequested", CONTRACT, Map.of("operationId", "op_1"))
                .until("Gateway_AwaitEnd", 2);
        contract.tell("Msg_UnsignRequested", CONTRACT, Map.of("operationId", "op_2"))
                .until("Event_ContractOver")
                .untilEnd();
        assertThat(contract.last("operation.submit").getVariablesAsMap()).containsEntry("operationId", "op_2");
    }

    @Test
    void endsAtTheChannelWhatWasSignedTooLate() {
        contract.when("contract.record-end", with("contractState", "failed"));
        contract.start(
                        "Msg_SignedTooLate",
                        "op_9",
                        Map.of("contractId", CONTRACT, "operationId", "op_9", "traceId", "trace-1"))
                .until("Event_ContractOver")
                .untilEnd();
        assertThat(contract.jobs()).containsExactly("operation.submit", "contract.record-end");
    }

    @Test
    void leavesTheContractToTheInstanceThatDrivesIt() {
        contract.when("contract.sign", new Answer.BpmnError("Err_Fenced", Map.of()));
        accepted().until("Event_ContractNotOurs").untilEnd();
    }

    private Journey accepted() {
        return contract.start(
                "Msg_ContractAccepted",
                CONTRACT,
                Map.of("contractId", CONTRACT, "merchantId", "mer_1", "traceId", "trace-1"));
    }

    private Journey result(String outcome, String reasonCode) {
        Map<String, Object> variables = new HashMap<>();
        variables.put("contractOutcome", outcome);
        variables.put("reasonCode", reasonCode);
        variables.put("validUntil", null);
        return contract.tell("Msg_ContractResult", CONTRACT, variables);
    }

    private static Answer answer(String outcome, String codeExpiresAt) {
        return with("contractOutcome", outcome, "reasonCode", null, "codeExpiresAt", codeExpiresAt, "validUntil", null);
    }

    private static Answer signed(String validUntil) {
        return with("contractOutcome", "signed", "reasonCode", null, "codeExpiresAt", null, "validUntil", validUntil);
    }
}
