package io.liushui.launcher.demo;

import io.liushui.core.json.Json;
import io.liushui.launcher.client.MerchantClient;
import io.liushui.launcher.parts.PartFailure;
import io.liushui.launcher.parts.Parts;
import io.liushui.launcher.webhooks.ReceivedWebhook;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/** Takes one payment and draws what happens to it, as it happens. */
final class DemoTeller {
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final long LOOK_MILLIS = 40;

    private final Parts parts;
    private final MerchantClient merchant;
    private final Queue<ReceivedWebhook> webhooks;
    private final StepNames names;
    private final DemoPayer payer;

    DemoTeller(Parts parts, MerchantClient merchant, Queue<ReceivedWebhook> webhooks, StepNames names) {
        this.parts = parts;
        this.merchant = merchant;
        this.webhooks = webhooks;
        this.names = names;
        this.payer = new DemoPayer(parts);
    }

    /** @throws PartFailure when it does not end as it should */
    void tell(Story story) {
        System.out.println();
        System.out.println(story.title());
        if (story.fault() != null) {
            payer.post(parts.sandbox().address().resolve("/control/rules"), "application/json", story.fault());
        }
        String traceId = UUID.randomUUID().toString().replace("-", "");
        StepLog steps = new StepLog(parts.installation().log("app"), traceId);
        long begin = System.nanoTime();
        HttpResponse<String> accepted = merchant.send(
                "POST",
                "/v1/payments",
                "{" + story.order() + "\"merchant_order_no\":\"DEMO-" + traceId.substring(0, 12) + "\"}",
                Map.of("traceparent", "00-" + traceId + "-" + traceId.substring(0, 16) + "-01"));
        if (accepted.statusCode() != 201) {
            throw new PartFailure("The payment was refused: " + accepted.statusCode() + " " + accepted.body());
        }
        String id = (String) Json.readObject(accepted.body()).get("id");
        line(begin, "merchant", "POST /v1/payments → 201 " + id);
        follow(story, id, steps, begin);
    }

    private void follow(Story story, String id, StepLog steps, long begin) {
        String state = "accepted";
        boolean told = false;
        boolean ended = false;
        while (!told || !ended) {
            if (System.nanoTime() - begin > LONGEST.toNanos()) {
                throw new PartFailure("Payment " + id + " is " + state + " after " + LONGEST.toSeconds() + " s"
                        + (told ? "" : " and its merchant was not told") + ": see `./liushui logs app`.");
            }
            for (StepLog.Step step : steps.news()) {
                line(
                        begin,
                        "process",
                        names.of(step.element()) + "  (" + Long.parseLong(step.micros()) / 1000 + " ms)");
            }
            told |= webhookCame(id, story.ending(), begin);
            Map<String, Object> payment =
                    Json.readObject(merchant.get("/v1/payments/" + id).body());
            if (!payment.get("state").equals(state)) {
                state = (String) payment.get("state");
                line(
                        begin,
                        "payment",
                        state + (payment.get("reason_code") == null ? "" : ": " + payment.get("reason_code")));
                if (state.equals("requires_action") && story.payerConfirms()) {
                    line(begin, "payer", payer.act(payment));
                }
                ended = List.of("succeeded", "failed", "closed").contains(state);
            }
            LockSupport.parkNanos(LOOK_MILLIS * 1_000_000);
        }
        if (!state.equals(story.ending())) {
            throw new PartFailure("Payment " + id + " is " + state + ", it should be " + story.ending() + ".");
        }
    }

    private boolean webhookCame(String id, String ending, long begin) {
        boolean final_ = false;
        for (ReceivedWebhook webhook; (webhook = webhooks.poll()) != null; ) {
            Map<String, Object> event = Json.readObject(webhook.body());
            Map<?, ?> object = (Map<?, ?>) ((Map<?, ?>) event.get("data")).get("object");
            if (!id.equals(object.get("id"))) {
                continue;
            }
            line(
                    begin,
                    "webhook",
                    event.get("type") + ", signature "
                            + (webhook.verified() ? "verified" : "REFUSED: " + webhook.verdict()));
            final_ |= webhook.verified() && event.get("type").equals("payment." + ending);
        }
        return final_;
    }

    private static void line(long begin, String who, String what) {
        System.out.printf(Locale.ROOT, "  %8.3f s  %-9s %s%n", (System.nanoTime() - begin) / 1e9, who, what);
    }
}
