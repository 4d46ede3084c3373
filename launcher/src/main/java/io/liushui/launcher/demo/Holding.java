package io.liushui.launcher.demo;

import io.liushui.launcher.parts.Installation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** An amount held on a card, and what becomes of it; told with the journal at each step. */
final class Holding {
    static final long HELD = 10_000;

    private final Telling telling;
    private final HoldLedger ledger;
    private final Installation installation;
    private int captures;

    Holding(Stage stage, Telling telling) {
        this.telling = telling;
        this.ledger = new HoldLedger(stage.parts());
        this.installation = stage.parts().installation();
    }

    /** Names the process that an authorization lives in. */
    void tellModel() {
        Path model = installation.models().resolve("processes/preauth.bpmn");
        Path picture = installation.models().resolve("pictures/preauth.png");
        telling.line("model", model.toString());
        telling.line("picture", picture + (Files.exists(picture) ? "" : " (drawn by `./liushui bpmn`)"));
    }

    /** Holds 100 yuan on a card. */
    String authorize() {
        String id = (String) telling.post(
                        "/v1/authorizations",
                        "{\"merchant_order_no\":\"" + telling.number("a") + "\",\"amount\":" + HELD
                                + ",\"currency\":\"CNY\",\"subject\":\"A car for a week 租车押金\",\"method\":\"sandbox_card\"}")
                .get("id");
        telling.await("/v1/authorizations/" + id, "authorized");
        tellBooks(id);
        return id;
    }

    /** The id of a capture that has succeeded. */
    String capture(String authorization, long amountMinor, String more) {
        captures++;
        String id = (String) telling.post(
                        "/v1/authorizations/" + authorization + "/captures",
                        "{\"merchant_capture_no\":\"" + telling.number("k" + captures) + "\",\"amount\":" + amountMinor
                                + more + "}")
                .get("id");
        telling.await("/v1/captures/" + id, "succeeded");
        tellBooks(authorization);
        return id;
    }

    void voidCapture(String authorization, String capture) {
        telling.post("/v1/captures/" + capture + "/void", "");
        telling.await("/v1/captures/" + capture, "voided");
        tellBooks(authorization);
    }

    /** Lets go of all that is still held. */
    void release(String authorization, String ending) {
        telling.post("/v1/authorizations/" + authorization + "/void", "");
        telling.await("/v1/authorizations/" + authorization, ending);
        tellBooks(authorization);
    }

    private void tellBooks(String id) {
        Map<String, Object> now = telling.get("/v1/authorizations/" + id);
        telling.line(
                "held",
                now.get("state") + ": held " + Amounts.of(now, "held_amount") + ", captured "
                        + Amounts.of(now, "captured_amount") + ", may be captured "
                        + Amounts.of(now, "capturable_amount"));
        ledger.newEntries(id).forEach(entry -> telling.line("journal", entry));
        telling.line("ledger", ledger.sums(id));
    }
}
