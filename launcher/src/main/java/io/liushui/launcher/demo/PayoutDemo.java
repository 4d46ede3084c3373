package io.liushui.launcher.demo;

import io.liushui.core.json.Json;
import io.liushui.launcher.client.MerchantClient;
import io.liushui.launcher.parts.PartFailure;
import io.liushui.launcher.parts.Parts;
import io.liushui.launcher.webhooks.ReceivedWebhook;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/** Is paid for tea, pays a salary with it, and gets a second one back from the payee's bank; shows the balance at each step. */
final class PayoutDemo {
    private static final Duration LONGEST = Duration.ofSeconds(90);
    private static final long LOOK_MILLIS = 40;
    /** The sandbox pays this amount, and sends it back a while later. */
    private static final long COMES_BACK = 77_707;

    private final MerchantClient merchant;
    private final Queue<ReceivedWebhook> webhooks;
    private final StepNames names;
    private final StepLog steps;
    private final String traceId = UUID.randomUUID().toString().replace("-", "");
    private final long begin = System.nanoTime();

    PayoutDemo(Parts parts, MerchantClient merchant, Queue<ReceivedWebhook> webhooks, StepNames names) {
        this.merchant = merchant;
        this.webhooks = webhooks;
        this.names = names;
        this.steps = new StepLog(parts.installation().log("app"), traceId);
    }

    /** @throws PartFailure when it does not go as it should */
    void tell() {
        System.out.println();
        System.out.println("Payout: be paid 2,000, pay out 1,200 for good, and 777.07 that comes back");
        String paid = post(
                "/v1/payments",
                "{\"merchant_order_no\":\"DEMO-" + traceId.substring(0, 12)
                        + "\",\"amount\":200000,\"currency\":\"CNY\",\"subject\":\"Tea for a year 茶\",\"method\":\"sandbox_card\"}");
        await("/v1/payments/" + paid, "succeeded");
        balance();

        String salary = "/v1/payouts/" + post("/v1/payouts", payout("1", 120_000));
        balance();
        await(salary, "succeeded");
        balance();

        String returned = "/v1/payouts/" + post("/v1/payouts", payout("2", COMES_BACK));
        await(returned, "succeeded");
        balance();
        await(returned, "returned");
        balance();
    }

    private String payout(String number, long amount) {
        return "{\"merchant_payout_no\":\"DEMO-" + traceId.substring(0, 12) + "-" + number + "\",\"amount\":" + amount
                + ",\"currency\":\"CNY\",\"purpose\":\"Salary 工资\",\"payee\":{\"name\":\"王小明\",\"account\":\"6222021234567894\",\"bank\":\"ICBC\"}}";
    }

    /** The id of what was made. */
    private String post(String target, String body) {
        HttpResponse<String> answer = merchant.send(
                "POST", target, body, Map.of("traceparent", "00-" + traceId + "-" + traceId.substring(0, 16) + "-01"));
        if (answer.statusCode() != 201) {
            throw new PartFailure("POST " + target + " was refused: " + answer.statusCode() + " " + answer.body());
        }
        String id = (String) Json.readObject(answer.body()).get("id");
        line("merchant", "POST " + target + " → 201 " + id);
        return id;
    }

    private void await(String target, String state) {
        String now = null;
        while (!state.equals(now)) {
            if (System.nanoTime() - begin > LONGEST.toNanos()) {
                throw new PartFailure(
                        target + " is " + now + ", it should be " + state + ": see `./liushui logs app`.");
            }
            news();
            now = (String) Json.readObject(merchant.get(target).body()).get("state");
            LockSupport.parkNanos(LOOK_MILLIS * 1_000_000);
        }
        news();
        line("state", target.substring(4) + " " + state);
    }

    private void news() {
        steps.news()
                .forEach(step -> line(
                        "process", names.of(step.element()) + "  (" + Long.parseLong(step.micros()) / 1000 + " ms)"));
        for (ReceivedWebhook webhook; (webhook = webhooks.poll()) != null; ) {
            line(
                    "webhook",
                    Json.readObject(webhook.body()).get("type") + ", signature "
                            + (webhook.verified() ? "verified" : "REFUSED: " + webhook.verdict()));
        }
    }

    private void balance() {
        Map<String, Object> now =
                Json.readObject(merchant.get("/v1/balances/CNY").body());
        line("balance", "available " + now.get("available") + ", frozen " + now.get("frozen") + " (minor units)");
    }

    private void line(String who, String what) {
        System.out.printf(Locale.ROOT, "  %8.3f s  %-9s %s%n", (System.nanoTime() - begin) / 1e9, who, what);
    }
}
