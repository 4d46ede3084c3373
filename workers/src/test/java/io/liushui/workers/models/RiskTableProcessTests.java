package io.liushui.workers.models;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.zeebe.client.ZeebeClient;
import io.camunda.zeebe.process.test.extension.ZeebeProcessTest;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The decision tables, evaluated by the engine. */
@ZeebeProcessTest
class RiskTableProcessTests {
    ZeebeClient client;

    @BeforeEach
    void deploy() {
        Models.deploy(client);
    }

    @Test
    void letsHarmlessPaymentsPass() {
        decides(RiskSignals.harmless(), "pass", "no_rule");
    }

    @Test
    void trustsTheWhiteListBeforeAnyOtherRule() {
        decides(RiskSignals.with("listed", "white", "payerFailuresHour", 50), "pass", "white_listed");
    }

    @Test
    void blocksTheBlackListAndSerialFailures() {
        decides(RiskSignals.with("listed", "black"), "block", "black_listed");
        decides(RiskSignals.with("payerFailuresHour", 10), "block", "payer_failures");
        decides(RiskSignals.with("payerFailuresHour", 9), "pass", "no_rule");
    }

    @Test
    void asksThePayerFromOneThousand() {
        decides(RiskSignals.with("amountMinor", 99_999), "pass", "no_rule");
        decides(RiskSignals.with("amountMinor", 100_000), "step_up", "high_amount");
    }

    @ParameterizedTest
    @CsvSource({
        "HKD, 100000, 5000000",
        "USD, 15000, 700000",
        "EUR, 15000, 700000",
        "GBP, 15000, 700000",
        "JPY, 20000, 1000000",
        "KWD, 50000, 2000000"
    })
    void measuresEveryCurrencyByItsOwnAmounts(String currency, int askedFrom, int lookedAtFrom) {
        decides(RiskSignals.with("currency", currency, "amountMinor", askedFrom - 1), "pass", "no_rule");
        decides(RiskSignals.with("currency", currency, "amountMinor", askedFrom), "step_up", "high_amount");
        decides(
                RiskSignals.with("currency", currency, "amountMinor", lookedAtFrom - 1, "phoneKnown", false),
                "pass",
                "no_rule");
        decides(
                RiskSignals.with("currency", currency, "amountMinor", lookedAtFrom, "phoneKnown", false),
                "review",
                "very_high_amount");
    }

    @Test
    void letsAPersonLookAtACurrencyThatHasNoRules() {
        decides(RiskSignals.with("currency", "SGD", "amountMinor", 49_999), "pass", "no_rule");
        decides(RiskSignals.with("currency", "SGD", "amountMinor", 50_000), "review", "other_currency");
    }

    @Test
    void letsAPersonLookWhenNobodyCanBeAsked() {
        decides(RiskSignals.with("listed", "grey", "phoneKnown", false), "review", "grey_listed");
        decides(RiskSignals.with("amountMinor", 5_000_000, "phoneKnown", false), "review", "very_high_amount");
        decides(RiskSignals.with("interactive", false, "payerCountHour", 50), "review", "payer_velocity");
    }

    @Test
    void asksThePayerWhoIsUnusuallyQuick() {
        decides(RiskSignals.with("payerCountHour", 20), "step_up", "payer_velocity");
        decides(RiskSignals.with("deviceCountHour", 30), "step_up", "device_velocity");
        decides(RiskSignals.with("ipCountHour", 100), "step_up", "ip_velocity");
    }

    @Test
    void sendsLargeAmountsToThePreferredChannel() {
        assertThat(evaluate("routing", Map.of("method", "sandbox_card", "currency", "CNY", "amountMinor", 1_000_000)))
                .isEqualTo("{\"strategy\":\"priority\",\"maximumRoutes\":2}");
        assertThat(evaluate("routing", Map.of("method", "sandbox_card", "currency", "CNY", "amountMinor", 999_999)))
                .isEqualTo("{\"strategy\":\"price\",\"maximumRoutes\":3}");
    }

    private void decides(Map<String, Object> signals, String decision, String reason) {
        assertThat(evaluate("risk", Map.of("riskSignals", signals)))
                .isEqualTo("{\"decision\":\"%s\",\"reason\":\"%s\"}".formatted(decision, reason));
    }

    private String evaluate(String decision, Map<String, Object> variables) {
        return client.newEvaluateDecisionCommand()
                .decisionId(decision)
                .variables(variables)
                .send()
                .join()
                .getDecisionOutput();
    }
}
