package io.liushui.core.repair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.liushui.core.alarms.Alarms;
import io.liushui.core.fake.CoreWorld;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class RepairsIntegrationTests {
    private static CoreWorld world;
    private static Repairs repairs;

    @BeforeAll
    static void start() {
        world = CoreWorld.start();
        repairs = world.bean(Repairs.class);
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    @Test
    void opensOneCaseForAPaymentAndRaisesAnAlarm() {
        String payment = world.payment("processing", null);

        String opened = repairs.open(payment, "Task_CallChannel", "no answer");

        assertThat(repairs.open(payment, "Task_CallChannel", "no answer")).isEqualTo(opened);
        assertThat(repairs.openCases())
                .contains(new RepairCase(opened, payment, "Task_CallChannel", "no answer", world.clock.instant()));
        assertThat(world.bean(Alarms.class).newest(100))
                .filteredOn(alarm -> alarm.subject().equals(payment))
                .singleElement()
                .satisfies(alarm -> assertThat(alarm.kind()).isEqualTo("repair_needed"));
    }

    @Test
    void letsTheProcessGoOnWithTheDecision() {
        String payment = world.payment("processing", null);
        String opened = repairs.open(payment, "Task_CallChannel", "no answer");

        repairs.decide(opened, RepairDecision.RETRY, "mei", "channel is back");

        assertThat(world.text(
                        "select message || ' ' || message_id || ' ' || variables from outbox where correlation_key = ?",
                        opened))
                .isEqualTo("Msg_RepairDecided " + opened + " {\"repairDecision\":\"retry\"}");
        assertThat(repairs.openCases()).noneMatch(open -> open.id().equals(opened));
        assertThat(repairs.open(payment, "Task_CallChannel", "again")).isNotEqualTo(opened);
    }

    @Test
    void refusesASecondDecision() {
        String opened = repairs.open(world.payment("processing", null), "Task_CallChannel", "no answer");
        repairs.decide(opened, RepairDecision.CLOSE, "mei", "given up");

        assertThatThrownBy(() -> repairs.decide(opened, RepairDecision.RETRY, "li", "no"))
                .isInstanceOfSatisfying(
                        RepairRefused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(RepairRefused.Reason.ALREADY_DECIDED));
        assertThat(world.count("outbox where correlation_key = '" + opened + "'"))
                .isEqualTo(1);
    }

    @Test
    void refusesACaseThatIsNotThere() {
        assertThatThrownBy(() -> repairs.decide("rep_none", RepairDecision.RETRY, "mei", "no"))
                .isInstanceOfSatisfying(
                        RepairRefused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(RepairRefused.Reason.NOT_FOUND));
    }

    @Test
    void keepsWhatWasDecidedInTheTaskList() {
        String opened = repairs.open(world.payment("processing", null), "Task_CallChannel", "no answer");

        assertThat(repairs.close(opened, "close", "mei", "given up")).isEqualTo(RepairDecision.CLOSE);
        assertThat(repairs.close(opened, "close", "mei", "given up"))
                .as("the job comes again")
                .isEqualTo(RepairDecision.CLOSE);

        assertThat(decided(opened)).isEqualTo("close by mei: given up");
        assertThat(world.jdbc()
                        .sql("select decided_at from repair_case where id = ?")
                        .param(opened)
                        .query((row, number) -> row.getTimestamp(1).toInstant())
                        .single())
                .isEqualTo(world.clock.instant());
        assertThat(repairs.openCases()).noneMatch(open -> open.id().equals(opened));
        assertThat(world.count("outbox where correlation_key = '" + opened + "'"))
                .as("the process is past its task")
                .isZero();
    }

    @Test
    void keepsTheFirstOfTwoDecisions() {
        String byCommand = repairs.open(world.payment("processing", null), "Task_CallChannel", "no answer");
        repairs.decide(byCommand, RepairDecision.RETRY, "li", "channel is back");
        assertThat(repairs.close(byCommand, "close", "mei", "given up")).isEqualTo(RepairDecision.RETRY);
        assertThat(decided(byCommand)).isEqualTo("retry by li: channel is back");

        String inTaskList = repairs.open(world.payment("processing", null), "Task_CallChannel", "no answer");
        repairs.close(inTaskList, "close", "mei", "given up");
        assertThatThrownBy(() -> repairs.decide(inTaskList, RepairDecision.RETRY, "li", "channel is back"))
                .isInstanceOf(RepairRefused.class);
        assertThat(decided(inTaskList)).isEqualTo("close by mei: given up");
    }

    @Test
    void endsInOneDecisionWhenBothComeAtOnce() throws Exception {
        for (int i = 0; i < 20; i++) {
            String opened = repairs.open(world.payment("processing", null), "Task_CallChannel", "no answer");
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                Future<RepairDecision> inTaskList = threads.submit(() -> repairs.close(opened, "close", "mei", null));
                Future<Boolean> byCommand = threads.submit(() -> {
                    try {
                        repairs.decide(opened, RepairDecision.RETRY, "li", "channel is back");
                        return true;
                    } catch (RepairRefused tooLate) {
                        return false;
                    }
                });
                boolean commandCounts = byCommand.get();
                assertThat(inTaskList.get()).isEqualTo(commandCounts ? RepairDecision.RETRY : RepairDecision.CLOSE);
                assertThat(decided(opened)).startsWith(commandCounts ? "retry by li" : "close by mei");
            }
        }
    }

    @Test
    void staysOpenWithoutADecision() {
        String opened = repairs.open(world.payment("processing", null), "Task_CallChannel", "no answer");

        assertThatIllegalArgumentException().isThrownBy(() -> repairs.close(opened, null, "mei", null));
        assertThatIllegalArgumentException().isThrownBy(() -> repairs.close(opened, "perhaps", "mei", null));

        assertThat(repairs.openCases()).anyMatch(open -> open.id().equals(opened));
        assertThat(repairs.close(opened, "retry", null, null)).isEqualTo(RepairDecision.RETRY);
        assertThat(decided(opened)).isEqualTo("retry by task list");
    }

    private static String decided(String caseId) {
        return world.text(
                "select decision || ' by ' || decided_by || coalesce(': ' || reason, '') from repair_case where id = ?",
                caseId);
    }

    @Test
    void knowsItsDecisions() {
        assertThat(RepairDecision.of("close")).isEqualTo(RepairDecision.CLOSE);
        assertThatIllegalArgumentException().isThrownBy(() -> RepairDecision.of("CLOSE"));
    }
}
