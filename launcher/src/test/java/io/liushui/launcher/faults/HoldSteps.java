package io.liushui.launcher.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.liushui.core.json.Json;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** What a merchant does with authorizations of a running system, and what became of it. */
final class HoldSteps {
    private static final Duration LONGEST = Duration.ofSeconds(90);

    private final RunningSystem system;

    HoldSteps(RunningSystem system) {
        this.system = system;
    }

    /** Id of an authorization whose amount is held. */
    String held(long amount) {
        String order = RunningSystem.order("sandbox_card", amount);
        String id = text(accepted(system.merchant.post("/v1/authorizations", order)), "id");
        awaitState("/v1/authorizations/" + id, "authorized");
        return id;
    }

    /** Id of a capture that was accepted. */
    String capture(String authorization, long amount) {
        String body = "{\"merchant_capture_no\":\"" + UUID.randomUUID() + "\",\"amount\":" + amount + "}";
        return text(accepted(system.merchant.post("/v1/authorizations/" + authorization + "/captures", body)), "id");
    }

    void voidCapture(String capture) {
        accepted(system.merchant.post("/v1/captures/" + capture + "/void", ""));
    }

    void release(String authorization) {
        accepted(system.merchant.post("/v1/authorizations/" + authorization + "/void", ""));
    }

    void awaitCapture(String capture, String state) {
        awaitState("/v1/captures/" + capture, state);
    }

    void awaitAuthorization(String authorization, String state) {
        awaitState("/v1/authorizations/" + authorization, state);
    }

    /** Our number of the operation, once it is in this state. */
    String operation(String kind, String subject, String state) {
        return await().atMost(LONGEST)
                .pollInterval(Duration.ofMillis(20))
                .until(
                        () -> system.books
                                .jdbc()
                                .sql(
                                        "select number from channel_operation where kind = ? and subject = ? and state = ?")
                                .params(kind, subject, state)
                                .query(String.class)
                                .list(),
                        numbers -> numbers.size() == 1)
                .getFirst();
    }

    /** The command of this authorization that is under way. */
    String releaseCommand(String authorization) {
        return system.books.text(
                "select id from preauth_command where payment_id = ? and kind = 'void'", authorization);
    }

    /** One request of this operation, one journal entry: it happened once. */
    void assertOnce(String operation, String authorization, String reference) {
        assertThat(requests(operation, authorization)).hasSize(1);
        assertBooked(reference);
    }

    /** The bank files captures and releases under the number of their authorization. */
    List<String> requests(String operation, String authorization) {
        return requestsAbout(system.books.sentOrder(authorization), operation);
    }

    List<String> requestsAbout(String number, String operation) {
        return system.bank.requests(number).stream().filter(operation::equals).toList();
    }

    void assertBooked(String reference) {
        assertThat(system.books.count("journal_entry where reference = ?", reference))
                .isOne();
    }

    /** Nothing is under way any more, and the oracle holds. */
    void assertAllIsWell() {
        await().atMost(Duration.ofSeconds(120))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(500))
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(system.books.count("preauth_command where finished_at is null"))
                        .isZero());
        system.assertAllIsWell();
    }

    private void awaitState(String target, String state) {
        await().atMost(LONGEST)
                .pollInterval(Duration.ofMillis(200))
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(
                                Json.readObject(system.merchant.get(target).body()))
                        .containsEntry("state", state));
    }

    private static HttpResponse<String> accepted(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
        return answer;
    }

    private static String text(HttpResponse<String> answer, String field) {
        return (String) Json.readObject(answer.body()).get(field);
    }
}
