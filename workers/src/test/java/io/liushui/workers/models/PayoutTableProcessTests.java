package io.liushui.workers.models;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.zeebe.client.ZeebeClient;
import io.camunda.zeebe.process.test.extension.ZeebeProcessTest;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    @ParameterizedTest
    @CsvSource({
        "HKD, 1000000, 5000000, 100000000, 1000000000",
        "USD, 150000, 700000, 15000000, 150000000",
        "EUR, 150000, 700000, 15000000, 150000000",
        "GBP, 150000, 700000, 15000000, 150000000",
        "JPY, 200000, 1000000, 20000000, 200000000",
        "KWD, 400000, 2000000, 40000000, 400000000"
    })
    void measuresEveryCurrencyByItsOwnAmounts(String currency, int fresh, int high, int most, int inADay) {
        decides(in(currency, fresh - 1, true, 0), "pass", "no_rule");
        decides(in(currency, fresh, true, 0), "review", "new_payee");
        decides(in(currency, high - 1, false, 0), "pass", "no_rule");
        decides(in(currency, high, false, 0), "review", "high_amount");
        decides(in(currency, most, false, 0), "block", "above_limit");
        decides(in(currency, 1, false, inADay - 1), "pass", "no_rule");
        decides(in(currency, 1, false, inADay), "review", "merchant_amount");
    }

    @Test
    void letsAPersonLookAtACurrencyThatHasNoRules() {
        decides(in("SGD", 49_999, true, 0), "pass", "no_rule");
        decides(in("SGD", 50_000, false, 0), "review", "other_currency");
    }

    private static Map<String, Object> in(String currency, int amountMinor, boolean newPayee, int inTheDayMinor) {
        Map<String, Object> signals = PayoutProcessTests.signals(amountMinor, newPayee);
        signals.put("currency", currency);
        signals.put("merchantAmountDayMinor", inTheDayMinor);
        return signals;
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
