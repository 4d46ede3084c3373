package io.liushui.launcher.demo;

import io.liushui.core.json.Json;
import io.liushui.launcher.parts.PartFailure;
import io.liushui.launcher.webhooks.ReceivedWebhook;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/** One demonstration, told as it happens: requests under one trace id, and the process steps, webhooks and states that follow from them. */
final class Telling {
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final long LOOK_MILLIS = 40;
    private static final String API = "/v1/";

    private final Stage stage;
    private final StepLog steps;
    private final String traceId = UUID.randomUUID().toString().replace("-", "");
    private final Set<String> told = new HashSet<>();
    private final Map<String, String> states = new HashMap<>();
    private final long begin = System.nanoTime();

    Telling(Stage stage) {
        this.stage = stage;
        this.steps = new StepLog(stage.parts().installation().log("app"), traceId);
    }

    /** A number of the merchant's that no other demonstration uses. */
    String number(String suffix) {
        return "DEMO-" + traceId.substring(0, 12) + "-" + suffix;
    }

    /** Sends a request and tells its answer. */
    Map<String, Object> post(String target, String body) {
        return send("POST", target, body);
    }

    /** As {@link #post}. */
    Map<String, Object> put(String target, String body) {
        return send("PUT", target, body);
    }

    /** What stands there now; not told. */
    Map<String, Object> get(String target) {
        return Json.readObject(answered("GET", target, stage.merchant().get(target)));
    }

    /** As {@link #get}, and told. */
    Map<String, Object> look(String target) {
        Map<String, Object> document = get(target);
        line("merchant", "GET " + target + " → 200");
        return document;
    }

    private Map<String, Object> send(String method, String target, String body) {
        String trace = "00-" + traceId + "-" + traceId.substring(0, 16) + "-01";
        HttpResponse<String> answer = stage.merchant().send(method, target, body, Map.of("traceparent", trace));
        Map<String, Object> document = Json.readObject(answered(method, target, answer));
        String what = document.get("id") == null ? "" : " " + document.get("id");
        String state = document.get("state") == null ? "" : " " + document.get("state");
        line("merchant", method + " " + target + " → " + answer.statusCode() + what + state);
        return document;
    }

    private static String answered(String method, String target, HttpResponse<String> answer) {
        if (answer.statusCode() >= 300) {
            throw new PartFailure(method + " " + target + " was refused: " + answer.statusCode() + " " + answer.body());
        }
        return answer.body();
    }

    /** Tells what happens until it is in this state. */
    Map<String, Object> await(String target, String state) {
        return await(target, Set.of(state));
    }

    /** Tells what happens until it is in one of these states. */
    Map<String, Object> await(String target, Set<String> states) {
        return await(target, String.join(" or ", states), document -> states.contains((String) document.get("state")));
    }

    /**
     * Tells what happens until it is as it should be.
     *
     * @param wanted in words
     * @throws PartFailure after a minute
     */
    Map<String, Object> await(String target, String wanted, Predicate<Map<String, Object>> good) {
        long since = System.nanoTime();
        Map<String, Object> document = get(target);
        while (!good.test(document)) {
            if (System.nanoTime() - since > LONGEST.toNanos()) {
                throw new PartFailure(target + " is " + document.get("state") + ", not " + wanted + ", after "
                        + LONGEST.toSeconds() + " s: see `./liushui logs app`.");
            }
            news();
            tellState(target, document);
            LockSupport.parkNanos(LOOK_MILLIS * 1_000_000);
            document = get(target);
        }
        news();
        tellState(target, document);
        return document;
    }

    /** Tells what happens until the merchant was told of this. */
    void awaitWebhook(String type, String objectId) {
        long since = System.nanoTime();
        while (!told.contains(type + " " + objectId)) {
            if (System.nanoTime() - since > LONGEST.toNanos()) {
                throw new PartFailure("No webhook " + type + " came for " + objectId + ": see `./liushui logs app`.");
            }
            news();
            LockSupport.parkNanos(LOOK_MILLIS * 1_000_000);
        }
    }

    private void news() {
        for (StepLog.Step step : steps.news()) {
            line("process", stage.names().of(step.element()) + "  (" + Long.parseLong(step.micros()) / 1000 + " ms)");
        }
        for (ReceivedWebhook webhook; (webhook = stage.webhooks().poll()) != null; ) {
            Map<String, Object> event = Json.readObject(webhook.body());
            Map<?, ?> object = (Map<?, ?>) ((Map<?, ?>) event.get("data")).get("object");
            String signature = webhook.verified() ? "verified" : "REFUSED: " + webhook.verdict();
            line("webhook", event.get("type") + " of " + object.get("id") + ", signature " + signature);
            if (webhook.verified()) {
                told.add(event.get("type") + " " + object.get("id"));
            }
        }
    }

    /** When it is another one than before. */
    private void tellState(String target, Map<String, Object> document) {
        String state = (String) document.get("state");
        if (!state.equals(states.put(target, state))) {
            String because = document.get("reason_code") == null ? "" : ": " + document.get("reason_code");
            line("state", (target.startsWith(API) ? target.substring(API.length()) : target) + " " + state + because);
        }
    }

    void line(String who, String what) {
        System.out.printf(Locale.ROOT, "  %8.3f s  %-9s %s%n", (System.nanoTime() - begin) / 1e9, who, what);
    }
}
