package io.liushui.launcher.demo;

import io.liushui.core.json.Json;
import java.util.Map;

/** Contracts of a demonstration, signed by card and code. */
final class Signing {
    /** A number of no real card; the sandbox takes it. */
    static final String CARD = "6221558812340005";

    private final Telling telling;
    private final DemoPayer payer;

    Signing(Stage stage, Telling telling) {
        this.telling = telling;
        this.payer = new DemoPayer(stage.parts());
    }

    /**
     * Signs by card and by the code that the channel sends to the payer's phone.
     *
     * @param more JSON members beside, each after a comma; may be empty
     * @return the contract's id
     */
    String sign(String method, String payerId, String more) {
        String id = (String) telling.post(
                        "/v1/contracts",
                        "{\"merchant_contract_no\":\"" + telling.number("c") + "\",\"method\":\"" + method
                                + "\",\"payer\":{\"id\":\"" + payerId + "\"},\"card\":{\"number\":\"" + CARD
                                + "\",\"expiry_month\":12,\"expiry_year\":2035,\"holder\":\"LI LEI\",\"phone\":\""
                                + DemoPayer.PHONE + "\"}" + more + "}")
                .get("id");
        Map<String, Object> contract =
                telling.await("/v1/contracts/" + id, "waiting for a code", Signing::waitsForCode);
        telling.line("merchant", "keeps no card: shown of it is " + Json.write(contract.get("card")));
        String code = payer.signingCode(id);
        telling.line(
                "payer",
                "reads the code that the channel sent to " + ((Map<?, ?>) contract.get("next_action")).get("phone"));
        telling.post("/v1/contracts/" + id + "/confirm", "{\"code\":\"" + code + "\"}");
        telling.await("/v1/contracts/" + id, "signed");
        return id;
    }

    private static boolean waitsForCode(Map<String, Object> contract) {
        return contract.get("next_action") instanceof Map<?, ?> action && "sms_code".equals(action.get("type"));
    }
}
