package io.liushui.launcher.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Rows 5 to 7 of the faults, and the late success of row 16: a channel that answers badly, or not at all. */
class ChannelFaultTests {
    private final RunningSystem system = RunningSystem.get();

    @AfterEach
    void theOracleHolds() {
        system.assertAllIsWell();
    }

    /** All at a time, since each waits for time to pass. */
    @TestFactory
    List<DynamicTest> ofOneChannel() {
        return new Together()
                .trial("asksAfterAReadTimeoutAndNeverFails", this::asksAfterAReadTimeoutAndNeverFails)
                .trial(
                        "sendsAgainUnderTheSameNumberWhenTheChannelNeverGotIt",
                        this::sendsAgainUnderTheSameNumberWhenTheChannelNeverGotIt)
                .trial("doesNotSendAgainAfterAReset", this::doesNotSendAgainAfterAReset)
                .trial("refundsMoneyThatComesAfterCloseExactlyOnce", this::refundsMoneyThatComesAfterCloseExactlyOnce)
                .trial(
                        "isNeverBothPaidAndReleasedWhenCloseMeetsThePayer",
                        this::isNeverBothPaidAndReleasedWhenCloseMeetsThePayer)
                .tests();
    }

    private void asksAfterAReadTimeoutAndNeverFails() {
        long amount = system.amount();
        system.bank.misbehave("execute-then-time-out", "pay", amount, ",\"times\":1,\"hold_millis\":9000");
        String payment = system.pay("sandbox_card", amount);
        String order = system.books.sentOrder(payment);
        assertThat(system.state(payment)).isEqualTo("processing");
        system.awaitState(payment, "succeeded");
        assertThat(system.bank.requests(order)).filteredOn("pay"::equals).hasSize(1);
        assertThat(system.bank.requests(order)).contains("query");
    }

    private void sendsAgainUnderTheSameNumberWhenTheChannelNeverGotIt() {
        long amount = system.amount();
        system.bank.misbehave("not-execute-then-time-out", "pay", amount, ",\"times\":1,\"hold_millis\":6000");
        String payment = system.pay("sandbox_card", amount);
        String order = system.books.sentOrder(payment);
        system.awaitState(payment, "succeeded");
        assertThat(system.bank.requests(order)).filteredOn("pay"::equals).hasSize(2);
        assertThat(system.books.count("payment_attempt where payment_id = ?", payment))
                .isOne();
    }

    private void doesNotSendAgainAfterAReset() {
        long amount = system.amount();
        system.bank.misbehave("reset-after-executing", "pay", amount, ",\"times\":1");
        String payment = system.pay("sandbox_card", amount);
        String order = system.books.sentOrder(payment);
        system.awaitState(payment, "succeeded");
        assertThat(system.bank.requests(order)).filteredOn("pay"::equals).hasSize(1);
    }

    private void refundsMoneyThatComesAfterCloseExactlyOnce() {
        long amount = system.amount();
        system.bank.misbehave("late-success-after-close", null, amount, ",\"times\":1,\"execute_after_millis\":1500");
        String payment = system.pay("sandbox_wallet", amount);
        system.awaitState(payment, "requires_action");
        system.merchant.post("/v1/payments/" + payment + "/close", "{}");
        system.awaitState(payment, "closed");
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(
                                system.books.count("refund where payment_id = ? and state = 'succeeded'", payment))
                        .isOne());
        assertThat(system.state(payment)).isEqualTo("closed");
        assertThat(system.books.count("stray_money where payment_id = ?", payment))
                .isOne();
    }

    private void isNeverBothPaidAndReleasedWhenCloseMeetsThePayer() {
        String payment = system.pay("sandbox_wallet", system.amount());
        String order = system.books.sentOrder(payment);
        system.awaitState(payment, "requires_action");
        Thread payer =
                Thread.ofVirtual().start(() -> system.bank.call("POST", "/control/orders/" + order + "/confirm", ""));
        system.merchant.post("/v1/payments/" + payment + "/close", "{}");
        await().atMost(Duration.ofSeconds(60)).until(() -> !payer.isAlive());
        await().atMost(Duration.ofSeconds(60))
                .until(() -> system.state(payment), state -> state.equals("closed") || state.equals("succeeded"));
    }
}
