package io.liushui.workers.models;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.zeebe.client.ZeebeClient;
import io.camunda.zeebe.process.test.extension.ZeebeProcessTest;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The decision table of payouts, evaluated by the engine. */
@ZeebeProcessTest
class PayoutTableProcessTests {
    ZeebeClient client;

    @BeforeEach
    void deploy() {
        Models.deploy(client);
    }

    @Test
    void letsOrdinaryPayoutsPass() {
        decides(PayoutProcessTests.signals(999_999, true), "pass", "no_rule");
        decides(PayoutProcessTests.signals(4_999_999, false), "pass", "no_rule");
    }

    @Test
    void letsAPersonLookAtLargeOnesAndAtNewAccounts() {
        decides(PayoutProcessTests.signals(5_000_000, false), "review", "high_amount");
        decides(PayoutProcessTests.signals(1_000_000, true), "review", "new_payee");
    }

    @Test
    void blocksWhatIsAboveTheLimit() {
        decides(PayoutProcessTests.signals(100_000_000, false), "block", "above_limit");
        decides(PayoutProcessTests.signals(99_999_999, false), "review", "high_amount");
    }

    @Test
    void letsAPersonLookAtWhatIsUnusuallyMuch() {
        decides(with("payeePayoutsDay", 20), "review", "payee_velocity");
        decides(with("payeePayoutsDay", 19), "pass", "no_rule");
        decides(with("merchantPayoutsDay", 3_000), "review", "merchant_velocity");
        decides(with("merchantAmountDayMinor", 1_000_000_000), "review", "merchant_amount");
    }

    private static Map<String, Object> with(String signal, int value) {
        Map<String, Object> signals = PayoutProcessTests.signals(100, false);
        signals.put(signal, value);
        return signals;
    }

    private void decides(Map<String, Object> signals, String decision, String reason) {
        assertThat(client.newEvaluateDecisionCommand()
                        .decisionId("payout")
                        .variables(Map.of("payoutSignals", signals))
                        .send()
                        .join()
                        .getDecisionOutput())
                .isEqualTo("{\"decision\":\"%s\",\"reason\":\"%s\"}".formatted(decision, reason));
    }
}
