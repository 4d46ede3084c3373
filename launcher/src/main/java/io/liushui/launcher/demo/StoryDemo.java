package io.liushui.launcher.demo;

import io.liushui.launcher.parts.PartFailure;
import java.util.Map;
import java.util.Set;

/** Takes one payment and draws what happens to it, as it happens. */
record StoryDemo(Story story) implements Demonstration {
    private static final Set<String> ENDS = Set.of("succeeded", "failed", "closed");
    private static final Set<String> STOPS = Set.of("requires_action", "succeeded", "failed", "closed");

    @Override
    public void play(Stage stage) {
        DemoPayer payer = new DemoPayer(stage.parts());
        if (story.fault() != null) {
            payer.post(stage.parts().sandbox().address().resolve("/control/rules"), "application/json", story.fault());
        }
        Telling telling = stage.begin(story.title());
        String id = (String) telling.post(
                        "/v1/payments", "{" + story.order() + "\"merchant_order_no\":\"" + telling.number("o") + "\"}")
                .get("id");
        String target = "/v1/payments/" + id;
        Map<String, Object> payment = telling.await(target, story.payerConfirms() ? STOPS : ENDS);
        if (payment.get("state").equals("requires_action")) {
            telling.line("payer", payer.act(payment));
            payment = telling.await(target, ENDS);
        }
        if (!payment.get("state").equals(story.ending())) {
            throw new PartFailure(
                    "Payment " + id + " is " + payment.get("state") + ", it should be " + story.ending() + ".");
        }
        telling.awaitWebhook("payment." + story.ending(), id);
        telling.line("final", id + " " + story.ending() + ": " + Amounts.of(payment, "amount"));
    }
}
