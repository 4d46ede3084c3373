package io.liushui.workers.models;

import static io.liushui.workers.models.Answer.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.zeebe.client.ZeebeClient;
import io.camunda.zeebe.process.test.api.ZeebeTestEngine;
import io.camunda.zeebe.process.test.extension.ZeebeProcessTest;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ZeebeProcessTest
class NotificationProcessTests {
    private static final List<String> DEFAULT_SCHEDULE =
            List.of("PT15S", "PT30S", "PT1M", "PT3M", "PT10M", "PT30M", "PT1H", "PT3H", "PT6H", "PT12H", "PT24H");
    ZeebeTestEngine engine;
    ZeebeClient client;
    Journey notification;

    @BeforeEach
    void isNeverTaken() {
        notification = new Journey(engine, client)
                .when("notification.deliver", with("delivery", "retry", "retryAfterSeconds", 0))
                .when("notification.give-up", with());
    }

    @Test
    void deliversAtOnce() {
        notification.when("notification.deliver", with("delivery", "delivered"));
        due(null).until("Event_NotificationDelivered").untilEnd();

        assertThat(notification.jobs()).containsExactly("notification.deliver");
        assertThat(notification.last("notification.deliver").getVariablesAsMap())
                .containsEntry("notificationId", "ntf_1");
    }

    @Test
    void triesOnTheDefaultScheduleAndGivesUpAtItsEnd() {
        due(null);
        IntStream.rangeClosed(1, 11).forEach(time -> notification.passWait("Event_TryDue", time));
        notification.until("Event_NotificationGivenUp").untilEnd();

        assertThat(Collections.frequency(notification.jobs(), "notification.deliver"))
                .isEqualTo(12);
        assertThat(notification.jobs()).endsWith("notification.give-up");
        variesByATenth(DEFAULT_SCHEDULE);
    }

    @Test
    void triesOnTheMerchantsOwnSchedule() {
        due(List.of("PT2M", "PT4M"));
        notification.passWait("Event_TryDue", 1).passWait("Event_TryDue", 2).until("Event_NotificationGivenUp");

        variesByATenth(List.of("PT2M", "PT4M"));
    }

    @Test
    void waitsAsLongAsTheMerchantAsks() {
        notification.when("notification.deliver", with("delivery", "retry", "retryAfterSeconds", 120));
        due(null).passWait("Event_TryDue", 1).until("Task_DeliverNotification", 2);

        assertThat(notification.trace.waits("Event_TryDue").getFirst())
                .isBetween(Duration.ofMillis(119_500), Duration.ofMillis(120_500));
    }

    @Test
    void waitsOnItsScheduleWhenTheMerchantAsksForNothing() {
        notification.when("notification.deliver", with("delivery", "retry"), with("delivery", "delivered"));
        due(null).passWait("Event_TryDue", 1).until("Event_NotificationDelivered");

        variesByATenth(List.of("PT15S"));
    }

    @Test
    void givesUpAtOnceWhenStopped() {
        notification.when("notification.deliver", with("delivery", "stopped"));
        due(null).until("Event_NotificationGivenUp").untilEnd();

        assertThat(notification.jobs()).containsExactly("notification.deliver", "notification.give-up");
    }

    private void variesByATenth(List<String> schedule) {
        List<Duration> waits = notification.trace.waits("Event_TryDue");
        assertThat(waits).hasSameSizeAs(schedule);
        for (int i = 0; i < waits.size(); i++) {
            Duration planned = Duration.parse(schedule.get(i));
            Duration tenth = planned.dividedBy(10).plusMillis(300);
            assertThat(waits.get(i)).isBetween(planned.minus(tenth), planned.plus(tenth));
        }
    }

    private Journey due(List<String> merchantSchedule) {
        Map<String, Object> variables = new HashMap<>();
        variables.put("notificationId", "ntf_1");
        variables.put("merchantSchedule", merchantSchedule);
        return notification.start("Msg_NotificationDue", "ntf_1", variables);
    }
}
