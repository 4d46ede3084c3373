package io.liushui.launcher.demo;

import io.liushui.core.json.Json;
import io.liushui.core.money.Money;
import io.liushui.launcher.client.MerchantClient;
import io.liushui.launcher.parts.PartFailure;
import io.liushui.launcher.parts.Parts;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/** Holds 100 yuan, captures 40, voids that capture, captures 70 and releases the rest; shows the journal at each step. */
final class PreauthDemo {
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final long LOOK_MILLIS = 40;

    private final MerchantClient merchant;
    private final StepNames names;
    private final StepLog steps;
    private final HoldLedger ledger;
    private final String traceId = UUID.randomUUID().toString().replace("-", "");
    private final long begin = System.nanoTime();

    PreauthDemo(Parts parts, MerchantClient merchant, StepNames names) {
        this.merchant = merchant;
        this.names = names;
        this.steps = new StepLog(parts.installation().log("app"), traceId);
        this.ledger = new HoldLedger(parts);
    }

    /** @throws PartFailure when it does not go as it should */
    void tell() {
        System.out.println();
        System.out.println("Pre-authorization: hold 100, capture 40, void that capture, capture 70, release the rest");
        String id = text(
                post(
                        "/v1/authorizations",
                        "{\"merchant_order_no\":\"DEMO-" + traceId.substring(0, 12)
                                + "\",\"amount\":10000,\"currency\":\"CNY\",\"subject\":\"A car for a week 租车押金\",\"method\":\"sandbox_card\"}"),
                "id");
        String authorization = "/v1/authorizations/" + id;
        await(authorization, "authorized");
        show(id);

        String first = "/v1/captures/" + text(post(authorization + "/captures", capture("1", 4000)), "id");
        await(first, "succeeded");
        show(id);

        post(first + "/void", "");
        await(first, "voided");
        show(id);

        await("/v1/captures/" + text(post(authorization + "/captures", capture("2", 7000)), "id"), "succeeded");
        show(id);

        post(authorization + "/void", "");
        await(authorization, "captured");
        show(id);
    }

    private String capture(String number, long amount) {
        return "{\"merchant_capture_no\":\"DEMO-" + traceId.substring(0, 12) + "-" + number + "\",\"amount\":" + amount
                + "}";
    }

    private Map<String, Object> post(String target, String body) {
        HttpResponse<String> answer = merchant.send(
                "POST", target, body, Map.of("traceparent", "00-" + traceId + "-" + traceId.substring(0, 16) + "-01"));
        if (answer.statusCode() >= 300) {
            throw new PartFailure("POST " + target + " was refused: " + answer.statusCode() + " " + answer.body());
        }
        Map<String, Object> document = Json.readObject(answer.body());
        line("merchant", "POST " + target + " → " + answer.statusCode() + " " + document.get("state"));
        return document;
    }

    private void await(String target, String state) {
        String now = null;
        while (!state.equals(now)) {
            if (System.nanoTime() - begin > LONGEST.toNanos()) {
                throw new PartFailure(
                        target + " is " + now + ", it should be " + state + ": see `./liushui logs app`.");
            }
            news();
            now = text(Json.readObject(merchant.get(target).body()), "state");
            LockSupport.parkNanos(LOOK_MILLIS * 1_000_000);
        }
        news();
    }

    private void news() {
        steps.news()
                .forEach(step -> line(
                        "process", names.of(step.element()) + "  (" + Long.parseLong(step.micros()) / 1000 + " ms)"));
    }

    private void show(String id) {
        Map<String, Object> now =
                Json.readObject(merchant.get("/v1/authorizations/" + id).body());
        line(
                "state",
                now.get("state") + ": held " + amount(now, "held_amount") + ", captured "
                        + amount(now, "captured_amount") + ", may be captured " + amount(now, "capturable_amount"));
        ledger.newEntries(id).forEach(entry -> line("journal", entry));
        line("ledger", ledger.sums(id));
    }

    private static Money amount(Map<String, Object> document, String field) {
        return new Money(((Number) document.get(field)).longValue(), (String) document.get("currency"));
    }

    private static String text(Map<String, Object> document, String field) {
        return (String) document.get(field);
    }

    private void line(String who, String what) {
        System.out.printf(Locale.ROOT, "  %8.3f s  %-9s %s%n", (System.nanoTime() - begin) / 1e9, who, what);
    }
}
