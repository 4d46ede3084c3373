package io.liushui.launcher.demo;

import java.util.Map;

/** What can be done with a payment. */
final class PaymentFunctions {
    private static final String PRICE = "\"amount\":1680,\"currency\":\"CNY\"";
    private static final String CARD = "\"method\":\"sandbox_card\"";

    private PaymentFunctions() {}

    static void pay(Stage stage) {
        new Paying(stage, stage.begin("Pay 支付: a wallet's QR code, scanned by its payer"))
                .pay(PRICE, "\"method\":\"sandbox_wallet\"");
    }

    static void close(Stage stage) {
        Telling telling =
                stage.begin("Close 关闭: an order that waits for its payer is closed at its channel, then here");
        String id = new Paying(stage, telling).order(PRICE, "\"method\":\"alipay_qr\"");
        telling.await("/v1/payments/" + id, "requires_action");
        telling.post("/v1/payments/" + id + "/close", "");
        telling.await("/v1/payments/" + id, "closed");
        telling.awaitWebhook("payment.closed", id);
        telling.line("final", id + " closed");
    }

    static void voidPayment(Stage stage) {
        Telling telling =
                stage.begin("Void 撤销: the whole payment, on its day; a channel without void refunds, and says so");
        Paying paying = new Paying(stage, telling);
        String byCard = paying.pay(PRICE, CARD);
        undo(telling, byCard);
        String byAlipay = paying.pay(PRICE, "\"method\":\"alipay_qr\"");
        undo(telling, byAlipay);
    }

    private static void undo(Telling telling, String payment) {
        Map<String, Object> undoing = telling.post("/v1/payments/" + payment + "/void", "");
        String because =
                undoing.get("fallback_reason") == null ? "" : " instead, because " + undoing.get("fallback_reason");
        telling.line("merchant", "it is a " + undoing.get("kind") + because);
        telling.await("/v1/refunds/" + undoing.get("id"), "succeeded");
        String ending = undoing.get("kind").equals("void") ? "voided" : "refunded";
        telling.await("/v1/payments/" + payment, ending);
        telling.awaitWebhook("refund.succeeded", (String) undoing.get("id"));
        telling.line("final", payment + " " + ending);
    }

    static void refund(Stage stage) {
        Telling telling = stage.begin("Refund 退款: a part, then the rest");
        String id = new Paying(stage, telling).pay(PRICE, CARD);
        giveBack(
                telling,
                id,
                "\"merchant_refund_no\":\"" + telling.number("r1") + "\",\"amount\":500",
                "partially_refunded");
        giveBack(telling, id, "\"merchant_refund_no\":\"" + telling.number("r2") + "\"", "refunded");
    }

    private static void giveBack(Telling telling, String payment, String wish, String ending) {
        String id = (String) telling.post("/v1/payments/" + payment + "/refunds", "{" + wish + "}")
                .get("id");
        telling.await("/v1/refunds/" + id, "succeeded");
        Map<String, Object> now = telling.await("/v1/payments/" + payment, ending);
        telling.awaitWebhook("refund.succeeded", id);
        telling.line("final", payment + " " + ending + ": " + Amounts.of(now, "refunded_amount") + " are back");
    }
}
