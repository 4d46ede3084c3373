package io.liushui.core.payouts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.liushui.core.accounts.Balances;
import io.liushui.core.operations.OperationAnswer;
import io.liushui.core.operations.Operations;
import io.liushui.spi.OperationOutcome;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of a payout whose channel declines it, does not answer, or is asked by a process that dies. */
class PayoutOutcomeIntegrationTests {
    private static final Duration GRACE = Duration.ofSeconds(30);
    private static final long ANOTHER_INSTANCE = 12;

    private PayoutWorld world;

    @BeforeEach
    void start() {
        world = PayoutWorld.start().funded(10_000);
    }

    @AfterEach
    void theOracleHolds() {
        try (PayoutWorld ended = world) {
            assertThat(ended.violations()).isEmpty();
        }
    }

    @Test
    void givesEverythingBackWhenTheChannelDeclines() {
        world.beta.onPayOut = request -> new OperationOutcome.Declined("account_closed", "no such account");
        String payout = world.accepted("P-1", 3_000);

        assertThat(world.paid(payout)).isEqualTo(new PayoutState.Failed("account_closed"));
        assertThat(world.record(payout)).isEqualTo(new PayoutState.Failed("account_closed"));

        assertThat(world.balances()).isEqualTo(new Balances(10_000, 0, 0));
        assertThat(world.position("beta")).isEqualTo("500000 0");
        assertThat(world.events(payout)).containsExactly("payout.accepted", "payout.failed");
    }

    @Test
    void failsWhatWasNotClearedWithoutAskingAnyChannel() {
        String payout = world.accepted("P-1", 3_000);
        world.jobs().validate(payout, PayoutWorld.INSTANCE);
        world.jobs().assess(payout);

        assertThat(world.core
                        .bean(PayoutResults.class)
                        .record(payout, "payout_blocked", new PayoutVerdict("block", "above_limit", "7")))
                .isEqualTo(new PayoutState.Failed("payout_blocked"));

        assertThat(world.beta.calls).isEmpty();
        assertThat(world.balances()).isEqualTo(new Balances(10_000, 0, 0));
        assertThat(world.core.text("select decision || ' ' || reason || ' ' || model_version from payout_assessment"))
                .isEqualTo("block above_limit 7");
    }

    @Test
    void neverSendsAnUnknownOutcomeUnderANewNumber() {
        world.beta.onPayOut = request -> new OperationOutcome.Unknown("read timeout");
        String payout = world.accepted("P-1", 3_000);
        String operation = world.routed(payout);
        Operations operations = world.core.bean(Operations.class);

        assertThat(operations.submit(operation, PayoutWorld.INSTANCE).outcome())
                .isEqualTo(OperationAnswer.Outcome.UNKNOWN);
        assertThatThrownBy(() -> world.record(payout)).isInstanceOf(IllegalStateException.class);
        assertThat(world.routed(payout)).as("routed again").isEqualTo(operation);
        assertThat(operations.submit(operation, PayoutWorld.INSTANCE).outcome())
                .isEqualTo(OperationAnswer.Outcome.UNKNOWN);
        world.core.clock.advance(GRACE);
        assertThat(operations.query(operation, GRACE).outcome()).isEqualTo(OperationAnswer.Outcome.NOT_EXECUTED);
        world.beta.onPayOut = request -> new OperationOutcome.Done("O1");
        assertThat(operations.submit(operation, PayoutWorld.INSTANCE).outcome())
                .isEqualTo(OperationAnswer.Outcome.DONE);

        assertThat(world.record(payout)).isEqualTo(new PayoutState.Succeeded());
        String number = world.number(payout);
        assertThat(world.beta.calls)
                .containsExactly(
                        "payout " + number, "payout-query " + number, "payout-query " + number, "payout " + number);
        assertThat(world.alpha.calls).isEmpty();
    }

    @Test
    void asksForAPayoutWhoseOutcomeWasLostWithTheProcess() {
        world.beta.onPayOut = request -> {
            throw new StackOverflowError("killed in the call");
        };
        String payout = world.accepted("P-1", 3_000);
        String operation = world.routed(payout);
        Operations operations = world.core.bean(Operations.class);
        assertThatThrownBy(() -> operations.submit(operation, PayoutWorld.INSTANCE))
                .isInstanceOf(StackOverflowError.class);
        assertThat(world.core.text("select state from channel_operation")).isEqualTo("sent");
        world.beta.onQueryPayout = request -> new OperationOutcome.Done("O1");

        assertThat(operations.submit(operation, PayoutWorld.INSTANCE).outcome())
                .isEqualTo(OperationAnswer.Outcome.DONE);
        assertThat(world.record(payout)).isEqualTo(new PayoutState.Succeeded());
        assertThat(world.beta.calls)
                .filteredOn(call -> call.startsWith("payout "))
                .hasSize(1);
    }

    @Test
    void answersFromTheRowWhenTheJobIsRunTwice() {
        String payout = world.accepted("P-1", 3_000);
        String operation = world.routed(payout);
        Operations operations = world.core.bean(Operations.class);
        operations.submit(operation, PayoutWorld.INSTANCE);

        assertThat(operations.submit(operation, PayoutWorld.INSTANCE).outcome())
                .isEqualTo(OperationAnswer.Outcome.DONE);
        assertThat(world.record(payout)).isEqualTo(new PayoutState.Succeeded());
        assertThat(world.beta.calls).hasSize(1);
    }

    @Test
    void fencesASecondInstance() {
        String payout = world.accepted("P-1", 3_000);
        world.jobs().validate(payout, PayoutWorld.INSTANCE);

        assertThat(world.jobs().validate(payout, ANOTHER_INSTANCE)).isEqualTo(new PayoutJobs.Validation.Fenced());
        assertThat(world.jobs().validate(payout, PayoutWorld.INSTANCE)).isEqualTo(new PayoutJobs.Validation.Valid());
    }
}
