package io.liushui.core.repair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.liushui.core.alarms.Alarms;
import io.liushui.core.fake.CoreWorld;
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
    void knowsItsDecisions() {
        assertThat(RepairDecision.of("close")).isEqualTo(RepairDecision.CLOSE);
        assertThatIllegalArgumentException().isThrownBy(() -> RepairDecision.of("CLOSE"));
    }
}
