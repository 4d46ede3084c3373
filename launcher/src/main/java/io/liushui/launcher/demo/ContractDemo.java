package io.liushui.launcher.demo;

import java.util.List;
import java.util.Map;

/** Signs by card and code, looks the contract up, and takes it back. */
final class ContractDemo implements Demonstration {

    @Override
    public void play(Stage stage) {
        Telling telling = stage.begin("Contract 签约, 签约查询, 解约: sign by card and code, look it up, unsign");
        String payer = telling.number("payer");
        String id = new Signing(stage, telling).sign("sandbox_quick", payer, "");
        telling.line("contracts", signed(telling, payer) + " signed of this payer");
        telling.post("/v1/contracts/" + id + "/unsign", "");
        telling.await("/v1/contracts/" + id, "unsigned");
        telling.awaitWebhook("contract.unsigned", id);
        telling.line("contracts", signed(telling, payer) + " signed of this payer");
        telling.line("final", id + " unsigned");
    }

    private static int signed(Telling telling, String payer) {
        Map<String, Object> found = telling.look("/v1/contracts?payer_id=" + payer + "&state=signed");
        return ((List<?>) found.get("data")).size();
    }
}
