package io.liushui.core.refunds;

import static io.liushui.core.refunds.RefundDesk.accepted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.liushui.core.refunds.RefundResult.Outcome;
import io.liushui.spi.OperationOutcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;

/** Refunds whose source is closed. */
class RefundRepairsIntegrationTests {
    private static final RefundVerdict RETRY =
            new RefundVerdict(RefundDecision.RETRY, "mei", "card is open again", null);
    private static final RefundVerdict GIVE_UP = new RefundVerdict(RefundDecision.GIVE_UP, "li", "payer is gone", null);
    private static final RefundVerdict ELSEWHERE =
            new RefundVerdict(RefundDecision.PAID_ELSEWHERE, "li", "by bank transfer", "TR-1");

    private final RefundDesk desk = new RefundDesk();
    private final RefundRepairs repairs = desk.world.bean(RefundRepairs.class);
    private final RefundDecisions decisions = desk.world.bean(RefundDecisions.class);
    private final String payment = desk.journey.paid();
    private String refund;
    private String number;
    private String repair;

    @BeforeEach
    void theCardIsClosed() {
        desk.channel.onRefund = request -> new OperationOutcome.Declined("source_closed", "card closed");
        refund = accepted(desk.refund(payment, 200L));
        number = desk.operation(refund).number();
        RefundResult result = desk.carryOut(refund);
        assertThat(result.outcome()).isEqualTo(Outcome.REPAIR);
        assertThat(result.reasonCode()).isEqualTo("source_closed");
        repair = result.repairId();
    }

    @AfterEach
    void everythingStillHolds() {
        assertThat(desk.violations()).isEmpty();
        desk.close();
    }

    @Test
    void opensOneCaseAndKeepsTheMoneyReserved() {
        assertThat(desk.record(refund).repairId()).as("the job again").isEqualTo(repair);

        assertThat(decisions.openCases()).extracting(RefundCase::id).containsExactly(repair);
        assertThat(desk.world.count("alarm where kind = 'refund_repair_needed'"))
                .isOne();
        assertThat(desk.standing(payment)).isEqualTo("succeeded 0 of 200");
        assertThat(desk.get(refund).state()).isEqualTo(new RefundState.Pending());
    }

    @Test
    void retriesUnderANewNumber() {
        RefundResult retried = repairs.apply(repair, () -> RETRY);
        assertThat(retried.outcome()).isEqualTo(Outcome.OPEN);
        assertThat(repairs.apply(repair, () -> GIVE_UP)).as("the job again").isEqualTo(retried);
        assertThat(desk.operation(refund).number()).isNotEqualTo(number);

        desk.channel.onRefund = request -> new OperationOutcome.Done("R1");
        assertThat(desk.carryOut(refund).outcome()).isEqualTo(Outcome.SUCCEEDED);
        assertThat(desk.standing(payment)).isEqualTo("partially_refunded 200 of 200");
        assertThat(decisions.openCases()).isEmpty();
    }

    @Test
    void opensAnotherCaseWhenItIsDeclinedAgain() {
        repairs.apply(repair, () -> RETRY);
        RefundResult again = desk.carryOut(refund);

        assertThat(again.outcome()).isEqualTo(Outcome.REPAIR);
        assertThat(again.repairId()).isNotEqualTo(repair);
        assertThat(decisions.openCases()).extracting(RefundCase::id).containsExactly(again.repairId());
    }

    @Test
    void givesUpSoThatTheMoneyStaysPayable() {
        assertThat(repairs.apply(repair, () -> GIVE_UP).outcome()).isEqualTo(Outcome.FAILED);
        assertThat(repairs.apply(repair, () -> ELSEWHERE).outcome())
                .as("the job again")
                .isEqualTo(Outcome.FAILED);

        assertThat(desk.get(refund).state()).isEqualTo(new RefundState.Failed("given_up"));
        assertThat(desk.standing(payment)).isEqualTo("succeeded 0 of 0");
        assertThat(desk.balance("merchant_payable")).isEqualTo(1234);
        assertThat(desk.world.count("alarm where kind = 'refund_failed'")).isOne();
        assertThat(desk.world.count("event where type = 'refund.failed'")).isOne();
    }

    @Test
    void booksWhatWasPaidElsewhereToBeCleared() {
        assertThat(repairs.apply(repair, () -> ELSEWHERE).outcome()).isEqualTo(Outcome.SUCCEEDED);

        assertThat(desk.get(refund).state()).isEqualTo(new RefundState.Succeeded(RefundState.SettledBy.ELSEWHERE));
        assertThat(desk.standing(payment)).isEqualTo("partially_refunded 200 of 200");
        assertThat(desk.balance("merchant_payable")).isEqualTo(1034);
        assertThat(desk.balance("refund_clearing")).isEqualTo(200);
        assertThat(desk.balance("channel_receivable"))
                .as("the channel owes us all of it")
                .isEqualTo(-1234);
        assertThat(desk.world.text("select reference from refund_repair")).isEqualTo("TR-1");
    }

    /** WeChat Pay's ABNORMAL: the money has left us, and another number could pay it twice. */
    @Test
    void isNotRetriedWhenTheChannelKeepsTheMoney() {
        desk.channel.onRefund = request -> new OperationOutcome.Declined("undeliverable", "account frozen");
        String kept = accepted(desk.refund(payment, 300L));
        RefundResult asked = desk.carryOut(kept);
        assertThat(asked.held()).isTrue();

        assertThatThrownBy(() -> decisions.decide(asked.repairId(), RETRY)).isInstanceOf(RefundRepairRefused.class);
        assertThatThrownBy(() -> repairs.apply(asked.repairId(), () -> RETRY))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> desk.world
                        .jdbc()
                        .sql("update refund_repair set decision = 'retry', decided_at = now() where id = ?")
                        .param(asked.repairId())
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class);
        assertThat(decisions.openCases())
                .filteredOn(RefundCase::held)
                .extracting(RefundCase::refundId)
                .containsExactly(kept);

        assertThat(repairs.apply(asked.repairId(), () -> ELSEWHERE).outcome()).isEqualTo(Outcome.SUCCEEDED);
        assertThat(desk.world.count("channel_operation where subject = '" + kept + "'"))
                .isOne();
    }

    @Test
    void theDecisionThatCameFirstCounts() {
        decisions.decide(repair, GIVE_UP);
        assertThatThrownBy(() -> decisions.decide(repair, RETRY)).isInstanceOf(RefundRepairRefused.class);
        assertThat(
                        desk.world.text(
                                "select message || ' ' || correlation_key from outbox where message = 'Msg_RefundRepairDecided'"))
                .isEqualTo("Msg_RefundRepairDecided " + repair);

        assertThat(repairs.apply(repair, () -> RETRY).outcome()).isEqualTo(Outcome.FAILED);
        assertThat(desk.world.text("select decision || ' by ' || decided_by from refund_repair"))
                .isEqualTo("give_up by li");
    }

    @Test
    void staysOpenWithoutADecision() {
        assertThatThrownBy(
                        () -> repairs.apply(repair, () -> new RefundVerdict(RefundDecision.of(null), null, null, null)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new RefundVerdict(RefundDecision.PAID_ELSEWHERE, "li", "somehow", " "))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> decisions.decide("rfr_none", GIVE_UP)).isInstanceOf(RefundRepairRefused.class);

        assertThat(decisions.openCases()).hasSize(1);
    }
}
