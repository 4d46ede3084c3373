package io.liushui.launcher.demo;

/** What can be done with an authorization. */
final class HoldFunctions {

    private HoldFunctions() {}

    static void story(Stage stage) {
        Telling telling = stage.begin(
                "Pre-authorization 预授权: hold 100, capture 40, void that capture, capture 70, release the rest");
        Holding holding = begin(stage, telling);
        String id = holding.authorize();
        holding.voidCapture(id, holding.capture(id, 4_000, ""));
        holding.capture(id, 7_000, "");
        holding.release(id, "captured");
        telling.line("final", id + " captured");
    }

    static void voidAuthorization(Stage stage) {
        Telling telling = stage.begin("Pre-authorization void 预授权撤销: hold 100, let all of it go");
        Holding holding = begin(stage, telling);
        String id = holding.authorize();
        holding.release(id, "voided");
        telling.line("final", id + " voided");
    }

    static void capture(Stage stage) {
        Telling telling = stage.begin("Capture 预授权完成: hold 100, capture 40, capture 30 as the last; the rest goes");
        Holding holding = begin(stage, telling);
        String id = holding.authorize();
        holding.capture(id, 4_000, "");
        holding.capture(id, 3_000, ",\"final\":true");
        telling.await("/v1/authorizations/" + id, "captured");
        telling.line("final", id + " captured");
    }

    static void voidCapture(Stage stage) {
        Telling telling =
                stage.begin("Capture void 预授权完成撤销: hold 100, capture 40, void that; the authorization is valid again");
        Holding holding = begin(stage, telling);
        String id = holding.authorize();
        holding.voidCapture(id, holding.capture(id, 4_000, ""));
        telling.await("/v1/authorizations/" + id, "authorized");
        holding.release(id, "voided");
        telling.line("final", id + " voided");
    }

    private static Holding begin(Stage stage, Telling telling) {
        Holding holding = new Holding(stage, telling);
        holding.tellModel();
        return holding;
    }
}
