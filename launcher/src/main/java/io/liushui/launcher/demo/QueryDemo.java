package io.liushui.launcher.demo;

import io.liushui.launcher.parts.PartFailure;
import java.util.List;
import java.util.Map;

/** Makes one of everything and looks each up, by our id and by the merchant's number. */
final class QueryDemo implements Demonstration {

    @Override
    public void play(Stage stage) {
        Telling telling =
                stage.begin("Query 查询: payment, refund, contract, payout, authorization, each by id and by number");
        String payment =
                new Paying(stage, telling).pay("\"amount\":1680,\"currency\":\"CNY\"", "\"method\":\"sandbox_card\"");
        String refund = (String) telling.post(
                        "/v1/payments/" + payment + "/refunds",
                        "{\"merchant_refund_no\":\"" + telling.number("r") + "\",\"amount\":500}")
                .get("id");
        String contract = new Signing(stage, telling).sign("sandbox_quick", telling.number("payer"), "");
        String payout = PayoutDemo.payOut(telling, "p", 600);
        Holding holding = new Holding(stage, telling);
        String authorization = holding.authorize();
        telling.await("/v1/refunds/" + refund, "succeeded");
        telling.await("/v1/payouts/" + payout, "succeeded");

        find(telling, "/v1/payments", payment, "merchant_order_no");
        find(telling, "/v1/refunds", refund, "merchant_refund_no");
        find(telling, "/v1/contracts", contract, "merchant_contract_no");
        find(telling, "/v1/payouts", payout, "merchant_payout_no");
        find(telling, "/v1/authorizations", authorization, "merchant_order_no");
        holding.release(authorization, "voided");
    }

    private static void find(Telling telling, String list, String id, String numberField) {
        Map<String, Object> byId = telling.look(list + "/" + id);
        Map<String, Object> found = telling.look(list + "?" + numberField + "=" + byId.get(numberField));
        List<?> byNumber = (List<?>) found.get("data");
        if (!byNumber.equals(List.of(byId))) {
            throw new PartFailure(list + " finds something else by number than by id: " + byNumber);
        }
        telling.line("found", byId.get("object") + " " + id + " " + byId.get("state"));
    }
}
