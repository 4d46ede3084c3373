package io.liushui.launcher.humantasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.liushui.core.json.Json;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;

/** Payouts of the installation's demo merchant, and the tasks at which they wait. */
record StaffedPayouts(StaffedSystem system) {

    /** The id of an accepted payout. */
    String payOut(long amountMinor) {
        HttpResponse<String> answer =
                system.merchant().post("/v1/payouts", """
                {"merchant_payout_no":"%s","amount":%d,"currency":"CNY","purpose":"Rent",
                 "payee":{"name":"王小明","account":"6222021234567894"}}""".formatted(UUID.randomUUID(), amountMinor));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return (String) Json.readObject(answer.body()).get("id");
    }

    void cancel(String payoutId) {
        HttpResponse<String> answer = system.merchant().post("/v1/payouts/" + payoutId + "/cancel", "");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    /** State and, when it has one, reason code. */
    String state(String payoutId) {
        Map<String, Object> payout =
                Json.readObject(system.merchant().get("/v1/payouts/" + payoutId).body());
        return payout.get("state") + (payout.get("reason_code") == null ? "" : " " + payout.get("reason_code"));
    }

    void awaitState(String payoutId, String state) {
        await("payout " + state)
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(200))
                .untilAsserted(() -> assertThat(state(payoutId)).isEqualTo(state));
    }

    /** Key of the task that this payout waits at. */
    long task(String payoutId, String element) {
        return await("a task at " + element)
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> open(payoutId, element), OptionalLong::isPresent)
                .getAsLong();
    }

    private OptionalLong open(String payoutId, String element) {
        return system
                .jdbc()
                .sql("select driver_instance from payout where id = ? and driver_instance is not null")
                .param(payoutId)
                .query(Long.class)
                .list()
                .stream()
                .flatMapToLong(instance -> system.journal.open(instance, element).stream())
                .findFirst();
    }
}
