package io.liushui.launcher.demo;

/** Is paid for tea, pays a salary with it, and gets a second one back from the payee's bank; shows the balance at each step. */
final class PayoutDemo implements Demonstration {
    /** The sandbox pays this amount, and sends it back a while later. */
    private static final long COMES_BACK = 77_707;

    @Override
    public void play(Stage stage) {
        Telling telling = stage.begin("Payout 代付: be paid 2,000, pay out 1,200 for good, and 777.07 that comes back");
        MerchantBalance balance = new MerchantBalance(telling);
        new Paying(stage, telling).pay("\"amount\":200000,\"currency\":\"CNY\"", "\"method\":\"sandbox_card\"");
        balance.tell();

        String salary = payOut(telling, "p1", 120_000);
        balance.tell();
        telling.await("/v1/payouts/" + salary, "succeeded");
        balance.tell();

        String returned = payOut(telling, "p2", COMES_BACK);
        telling.await("/v1/payouts/" + returned, "succeeded");
        balance.tell();
        telling.await("/v1/payouts/" + returned, "returned");
        balance.tell();
        telling.awaitWebhook("payout.returned", returned);
        telling.line("final", salary + " succeeded, " + returned + " returned");
    }

    /** The id of an accepted payout to the bank account of this play. */
    static String payOut(Telling telling, String suffix, long amountMinor) {
        return (String) telling.post(
                        "/v1/payouts",
                        "{\"merchant_payout_no\":\"" + telling.number(suffix) + "\",\"amount\":" + amountMinor
                                + ",\"currency\":\"CNY\",\"purpose\":\"Salary 工资\",\"payee\":{\"name\":\"王小明\","
                                + "\"account\":\"" + PayeeAccount.of(telling.number("payee"))
                                + "\",\"bank\":\"ICBC\"}}")
                .get("id");
    }
}
