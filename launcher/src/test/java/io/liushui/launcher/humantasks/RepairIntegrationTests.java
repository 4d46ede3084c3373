package io.liushui.launcher.humantasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.camunda.client.api.command.ClientException;
import io.liushui.core.repair.RepairCase;
import io.liushui.core.repair.RepairDecision;
import io.liushui.core.repair.RepairRefused;
import io.liushui.launcher.administration.Administration;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Payments at a technical dead end: decided in the task list, by command, or by both at once. */
class RepairIntegrationTests extends AmongStaff {
    private static final String REPAIR = "Task_RepairPayment";
    private static final AtomicLong AMOUNTS = new AtomicLong(30_000);

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
    void aDecisionInTheTaskListClosesTheCase() throws Exception {
        String payment = atADeadEnd();
        RepairCase opened = openCase(payment).orElseThrow();
        assertThat(opened.failedStep()).isEqualTo("Task_QueryChannel");
        assertThat(system.command("repairs")).contains(opened.id()).contains(payment);
        long task = system.task(payment, REPAIR);

        repaired(payment);
        paidByPayer(payment);
        system.complete(task, "mei", form("retry", "mei"));

        system.awaitState(payment, "succeeded");
        assertThat(openCase(payment)).isEmpty();
        assertThat(system.command("repairs")).contains("No payment waits for repair.");
        assertThat(decided(payment)).isEqualTo("retry by mei: the bank is back");
        assertThat(system.text(
                        "select (decided_at between opened_at and now())::text from repair_case where payment_id = ?",
                        payment))
                .isEqualTo("true");
    }

    @Test
    void aPaymentIsClosedWhenTheTaskListSaysSo() {
        String payment = atADeadEnd();
        long task = system.task(payment, REPAIR);

        repaired(payment);
        system.complete(task, "li", form("close", "li"));

        system.awaitState(payment, "closed expired");
        assertThat(openCase(payment)).isEmpty();
        assertThat(decided(payment)).isEqualTo("close by li: the bank is back");
    }

    @Test
    void aTaskCompletedWithoutADecisionLeavesTheCaseToTheCommand() {
        String payment = atADeadEnd();
        long task = system.task(payment, REPAIR);
        system.complete(task, "mei", Map.of());
        await("still open")
                .during(Duration.ofSeconds(3))
                .atMost(Duration.ofSeconds(10))
                .until(() -> openCase(payment).isPresent());
        assertThat(system.state(payment)).isEqualTo("requires_action");

        repaired(payment);
        administration.repairs().decide(openCase(payment).orElseThrow().id(), RepairDecision.CLOSE, "li", "given up");

        system.awaitState(payment, "closed expired");
        assertThat(decided(payment)).isEqualTo("close by li: given up");
    }

    @Test
    void twoDecisionsAtOnceEndInOne() {
        String payment = atADeadEnd();
        long task = system.task(payment, REPAIR);
        String opened = openCase(payment).orElseThrow().id();
        repaired(payment);

        CompletableFuture<Void> byCommand = CompletableFuture.runAsync(
                () -> administration.repairs().decide(opened, RepairDecision.RETRY, "li", "the bank is back"));
        CompletableFuture<Void> inTaskList =
                CompletableFuture.runAsync(() -> system.complete(task, "mei", form("close", "mei")));
        Throwable commandLost = byCommand.handle((done, failure) -> failure).join();
        Throwable taskLost = inTaskList.handle((done, failure) -> failure).join();

        await("one decision")
                .atMost(Duration.ofSeconds(30))
                .until(() -> openCase(payment).isEmpty());
        String decision = decided(payment);
        if (decision.startsWith("retry by li")) {
            assertThat(commandLost).isNull();
            paidByPayer(payment);
            system.awaitState(payment, "succeeded");
        } else {
            assertThat(decision).startsWith("close by mei");
            assertThat(commandLost).hasCauseInstanceOf(RepairRefused.class);
            assertThat(taskLost).isNull();
            system.awaitState(payment, "closed expired");
        }
        if (taskLost != null) {
            assertThat(taskLost).hasCauseInstanceOf(ClientException.class);
        }
    }

    /** A wallet payment whose channel is not configured any more: the query after five seconds fails until its retries are used up. */
    private static String atADeadEnd() {
        String payment = system.pay("sandbox_wallet", AMOUNTS.incrementAndGet());
        system.awaitState(payment, "requires_action");
        system.jdbc()
                .sql("insert into channel_account values ('gone', 'disabled', 100, now()) on conflict do nothing")
                .update();
        moveAttempt(payment, "gone");
        await("a repair case")
                .atMost(Duration.ofSeconds(60))
                .until(() -> openCase(payment).isPresent());
        return payment;
    }

    private static void repaired(String payment) {
        moveAttempt(payment, "sandbox");
    }

    private static void moveAttempt(String payment, String channelId) {
        system.jdbc()
                .sql("update payment_attempt set channel_id = ? where payment_id = ?")
                .params(channelId, payment)
                .update();
    }

    private static void paidByPayer(String payment) {
        String order = system.text("select channel_order_no from payment_attempt where payment_id = ?", payment);
        system.sandbox("POST", "/control/orders/" + order + "/confirm");
    }

    private static Optional<RepairCase> openCase(String payment) {
        return administration.repairs().openCases().stream()
                .filter(open -> open.paymentId().equals(payment))
                .findFirst();
    }

    /** What repair-payment.form maps out. */
    private static Map<String, Object> form(String decision, String person) {
        return Map.of("repairDecision", decision, "repairDecidedBy", person, "repairReason", "the bank is back");
    }

    private static String decided(String payment) {
        return system.text(
                "select decision || ' by ' || decided_by || ': ' || reason from repair_case where payment_id = ?",
                payment);
    }
}
