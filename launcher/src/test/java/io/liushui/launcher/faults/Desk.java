package io.liushui.launcher.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.liushui.core.json.Json;
import io.liushui.launcher.demo.DemoApp;
import io.liushui.launcher.webhooks.ReceivedWebhook;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;

/** The demo merchant at work: what it asks for is accepted, and what it waits for comes. */
record Desk(RunningSystem system) {
    private static final Duration LONGEST = Duration.ofSeconds(120);

    /** The id of what was accepted. */
    String accepted(String target, String body) {
        return (String) post(target, body).get("id");
    }

    Map<String, Object> post(String target, String body) {
        HttpResponse<String> answer = system.merchant.post(target, body);
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
        return Json.readObject(answer.body());
    }

    /** Without an answer: its process is killed before. */
    void postInVain(String target, String body) {
        var _ = system.merchant.sendLater("POST", target, body);
    }

    Map<String, Object> get(String target) {
        return Json.readObject(system.merchant.get(target).body());
    }

    void awaitState(String target, String state) {
        await(target + " " + state, () -> state.equals(get(target).get("state")));
    }

    /** Returns when it is so; whoever cannot be reached meanwhile is asked again. */
    void await(String what, Callable<Boolean> soon) {
        Awaitility.await(what)
                .atMost(LONGEST)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(100))
                .ignoreExceptions()
                .until(soon);
    }

    /** Returns when the channel was asked to do this to what has this number. */
    void awaitAsked(String operation, String number) {
        await(operation + " of " + number, () -> system.bank.asked(operation, number) > 0);
    }

    /** Ids of the genuine webhooks of this kind that have come. */
    Set<String> webhooks(String type, String subject) {
        return system.webhooks.stream()
                .filter(ReceivedWebhook::verified)
                .filter(webhook -> webhook.body().contains("\"type\":\"" + type + "\""))
                .filter(webhook -> webhook.body().contains("\"" + subject + "\""))
                .map(ReceivedWebhook::id)
                .collect(Collectors.toSet());
    }

    /** The merchant has it, and it stands nowhere that the merchant has it. */
    void awaitToldAndNotNoted(String type, String subject) {
        await(type, () -> !webhooks(type, subject).isEmpty());
        assertThat(system.books.count("notification where state = 'due' and subject = ?", subject))
                .isOne();
    }

    /** One event, and one webhook, however often it was sent. */
    void assertTold(String type, String subject) {
        await(type + " of " + subject, () -> system.books.count("""
                                notification n join event e on e.id = n.id
                                where n.state = 'delivered' and e.subject = ? and e.type = ?""", subject, type) == 1);
        assertThat(system.books.count("event where subject = ? and type = ?", subject, type))
                .isOne();
        assertThat(webhooks(type, subject)).hasSize(1);
    }

    /** Returns when the merchant was told of all that has happened so far. */
    void awaitNothingToTell() {
        String app = DemoApp.read(system.installation()).appId();
        await(
                "nothing to tell",
                () -> system.books.count(
                                "notification n join event e on e.id = n.id where n.state = 'due' and e.app_id = ?",
                                app)
                        == 0);
    }

    /** Accepted, and its message waits for the engine. */
    void assertToBeSent(String message, String id) {
        assertThat(system.books.count("outbox where message = ? and message_id = ?", message, id))
                .isOne();
    }
}
