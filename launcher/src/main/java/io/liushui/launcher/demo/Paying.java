package io.liushui.launcher.demo;

import io.liushui.launcher.parts.PartFailure;
import java.util.Map;
import java.util.Set;

/** Payments of a demonstration, whose payer does what each wants. */
final class Paying {
    private static final Set<String> ENDS = Set.of("succeeded", "failed", "closed");
    private static final Set<String> STOPS = Set.of("requires_action", "succeeded", "failed", "closed");

    private final Telling telling;
    private final DemoPayer payer;
    private int orders;

    Paying(Stage stage, Telling telling) {
        this.telling = telling;
        this.payer = new DemoPayer(stage.parts());
    }

    /**
     * Pays, and tells the payment's final state.
     *
     * @param money such as {@code "amount":1680,"currency":"CNY"}
     * @param more JSON members that say how it is paid
     * @return the payment's id
     */
    String pay(String money, String more) {
        String id = order(money, more);
        settle(id);
        return id;
    }

    /** The id of a payment that was accepted. */
    String order(String money, String more) {
        orders++;
        return (String) telling.post(
                        "/v1/payments",
                        "{\"merchant_order_no\":\"" + telling.number("o" + orders) + "\"," + money
                                + ",\"subject\":\"White tea 白茶\"," + more + "}")
                .get("id");
    }

    /** Does what the payment wants of its payer, and waits until it has succeeded and its merchant was told. */
    void settle(String id) {
        end(id, true, "succeeded");
    }

    /**
     * Waits until the payment has come to its end and its merchant was told.
     *
     * @param payerActs whether its payer does what it wants
     * @throws PartFailure when it ends otherwise
     */
    void end(String id, boolean payerActs, String ending) {
        String target = "/v1/payments/" + id;
        Map<String, Object> payment = telling.await(target, payerActs ? STOPS : ENDS);
        if (payment.get("state").equals("requires_action")) {
            telling.line("payer", payer.act(payment));
            payment = telling.await(target, ENDS);
        }
        if (!payment.get("state").equals(ending)) {
            throw new PartFailure("Payment " + id + " is " + payment.get("state") + ", it should be " + ending + ".");
        }
        telling.awaitWebhook("payment." + ending, id);
        telling.line("final", id + " " + ending + ": " + Amounts.of(payment, "amount") + how(payment));
    }

    private static String how(Map<String, Object> payment) {
        String method = payment.get("method") == null ? "" : " by " + payment.get("method");
        return payment.get("contract_id") == null ? method : method + " under " + payment.get("contract_id");
    }
}
