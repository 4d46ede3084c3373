package io.liushui.launcher.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.liushui.core.json.Json;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Refunds of the demo merchant on the running system. */
record Refunding(RunningSystem system) {

    /** The id of a payment of this amount that succeeded. */
    String paid(long amount) {
        String payment = system.pay("sandbox_card", amount);
        system.awaitState(payment, "succeeded");
        return payment;
    }

    /** @param amount null: all that is left */
    HttpResponse<String> ask(String payment, Long amount) {
        String more = amount == null ? "" : ",\"amount\":" + amount;
        return system.merchant.post(
                "/v1/payments/" + payment + "/refunds",
                "{\"merchant_refund_no\":\"" + UUID.randomUUID() + "\"" + more + "}");
    }

    /** The id of an accepted refund of all that is left. */
    String accepted(String payment) {
        HttpResponse<String> answer = ask(payment, null);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return (String) Json.readObject(answer.body()).get("id");
    }

    Map<String, Object> get(String refund) {
        return Json.readObject(system.merchant.get("/v1/refunds/" + refund).body());
    }

    void awaitState(String refund, String state) {
        await().atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofMillis(200))
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(get(refund)).containsEntry("state", state));
    }

    /** What the bank was asked about this payment's money on its way back, in order of time; its questions about numbers that it never saw are not. */
    List<String> asked(String payment) {
        return system.bank.requests(system.books.sentOrder(payment)).stream()
                .filter(operation -> operation.startsWith("refund"))
                .toList();
    }

    /** Returns when a request to the channel is committed as sent. */
    void awaitSent(String refund) {
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(50))
                .until(() ->
                        system.books.count("channel_operation where subject = ? and sent_at is not null", refund) == 1);
    }

    /** One number, one posting, one event, whatever happened. */
    void assertOnce(String refund) {
        assertThat(system.books.count("channel_operation where subject = ?", refund))
                .isOne();
        assertThat(system.books.count("journal_entry where reference = ?", "refunded:" + refund))
                .isOne();
        assertThat(system.books.count("event where subject = ?", refund)).isOne();
    }
}
