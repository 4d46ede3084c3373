package io.liushui.launcher.demo;

import java.util.List;
import java.util.Map;

/** Shows the merchant's own balance while it is paid and pays out. */
final class BalanceDemo implements Demonstration {

    @Override
    public void play(Stage stage) {
        Telling telling = stage.begin("Balance 余额查询: be paid, pay out, and see what is available and what is frozen");
        MerchantBalance balance = new MerchantBalance(telling);
        balance.tell();
        new Paying(stage, telling).pay("\"amount\":10000,\"currency\":\"CNY\"", "\"method\":\"sandbox_card\"");
        balance.tell();
        String payout = PayoutDemo.payOut(telling, "p", 4_000);
        balance.tell();
        telling.await("/v1/payouts/" + payout, "succeeded");
        balance.tell();
        Map<String, Object> flows = telling.look("/v1/balances/CNY/flows?limit=3");
        for (Object entry : (List<?>) flows.get("data")) {
            Map<?, ?> flow = (Map<?, ?>) entry;
            telling.line(
                    "flow",
                    flow.get("type") + " " + flow.get("reference") + ": " + flow.get("amount") + " minor units of "
                            + flow.get("currency"));
        }
    }
}
