package io.liushui.launcher.humantasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.liushui.core.refunds.RefundCase;
import io.liushui.core.refunds.RefundDecision;
import io.liushui.core.refunds.RefundVerdict;
import io.liushui.launcher.administration.Administration;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Refunds to a card that is closed: decided in the task list, or by command. */
class RefundRepairIntegrationTests extends AmongStaff {
    private static final String REPAIR = "Task_RepairRefund";
    private static final long CARD_IS_CLOSED = 88_802;

    private static Administration administration;

    @BeforeAll
    static void start() {
        administration = new Administration(system.parts);
    }

    @AfterAll
    static void stop() {
        administration.close();
    }

    @Test
    void aTransferByTheBankIsKeptWithItsReference() throws Exception {
        String refund = declinedBecauseItsCardIsClosed();
        RefundCase opened = openCase(refund).orElseThrow();
        assertThat(opened.reasonCode()).isEqualTo("account_closed");
        assertThat(system.command("repairs")).contains(opened.id()).contains(refund);
        long task = system.refundTask(refund, REPAIR);

        system.complete(
                task,
                "mei",
                Map.of(
                        "refundDecision", "paid_elsewhere",
                        "refundDecidedBy", "mei",
                        "refundDecisionReason", "the payer gave another account",
                        "refundReference", "TR-1"));

        awaitRefund(refund, "succeeded elsewhere");
        assertThat(openCase(refund)).isEmpty();
        assertThat(system.text(
                        "select decision || ' by ' || decided_by || ': ' || reference from refund_repair where refund_id = ?",
                        refund))
                .isEqualTo("paid_elsewhere by mei: TR-1");
    }

    @Test
    void aTaskCompletedWithoutADecisionLeavesTheCaseToTheCommandAndARetryComesBack() {
        String refund = declinedBecauseItsCardIsClosed();
        String first = openCase(refund).orElseThrow().id();
        system.complete(system.refundTask(refund, REPAIR), "mei", Map.of());
        await("still open")
                .during(Duration.ofSeconds(3))
                .atMost(Duration.ofSeconds(10))
                .until(() -> openCase(refund).isPresent());

        decide(first, RefundDecision.RETRY);
        await("a second case, of a second number")
                .atMost(Duration.ofSeconds(60))
                .until(() -> openCase(refund)
                        .filter(second -> !second.id().equals(first))
                        .isPresent());
        assertThat(system.text("select count(distinct number)::text from channel_operation where subject = ?", refund))
                .isEqualTo("2");
        decide(openCase(refund).orElseThrow().id(), RefundDecision.GIVE_UP);

        awaitRefund(refund, "failed given_up");
    }

    private static String declinedBecauseItsCardIsClosed() {
        String payment = system.pay("sandbox_card", 200_000);
        system.awaitState(payment, "succeeded");
        String refund = system.refund(payment, CARD_IS_CLOSED);
        await("a case")
                .atMost(Duration.ofSeconds(60))
                .until(() -> openCase(refund).isPresent());
        return refund;
    }

    private static void decide(String caseId, RefundDecision decision) {
        administration.refundDecisions().decide(caseId, new RefundVerdict(decision, "li", "the payer says so", null));
    }

    private static Optional<RefundCase> openCase(String refund) {
        return administration.refundDecisions().openCases().stream()
                .filter(open -> open.refundId().equals(refund))
                .findFirst();
    }

    private static void awaitRefund(String refund, String standing) {
        await("refund " + standing)
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(system.text(
                                "select state || ' ' || coalesce(settled_by, reason_code, '') from refund where id = ?",
                                refund))
                        .isEqualTo(standing));
    }
}
