package io.liushui.launcher.demo;

/** Products that need a signed contract. */
final class ContractProducts {

    private ContractProducts() {}

    static void quickPay(Stage stage) {
        Telling telling = stage.begin(
                "Quick pay 快捷支付: bind a card by code, set a payment password, pay above and below the free limit");
        String payer = telling.number("payer");
        String contract = new Signing(stage, telling).sign("sandbox_quick", payer, "");
        telling.put(
                "/v1/payers/" + payer + "/payment-password",
                "{\"password\":\"" + DemoPayer.PASSWORD + "\",\"phone\":\"" + DemoPayer.PHONE + "\"}");
        telling.put(
                "/v1/payers/" + payer + "/free-limit",
                "{\"currency\":\"CNY\",\"amount\":10000,\"password\":\"" + DemoPayer.PASSWORD + "\"}");
        Paying paying = new Paying(stage, telling);
        telling.line("merchant", "168.00 are above the free limit of 100.00: the password is asked for");
        paying.pay("\"amount\":16800,\"currency\":\"CNY\"", under(contract));
        telling.line("merchant", "16.80 are below: the payer has nothing to do");
        paying.pay("\"amount\":1680,\"currency\":\"CNY\"", under(contract));
    }

    static void agreementDebit(Stage stage) {
        Telling telling =
                stage.begin("Agreement debit 协议支付: sign an agreement with limits, then debit without the payer");
        String contract = new Signing(stage, telling)
                .sign(
                        "sandbox_debit",
                        telling.number("payer"),
                        ",\"limits\":{\"currency\":\"CNY\",\"per_debit\":20000,\"per_day\":50000,\"per_month\":100000}");
        new Paying(stage, telling).pay("\"amount\":12800,\"currency\":\"CNY\"", under(contract));
    }

    static String under(String contractId) {
        return "\"contract_id\":\"" + contractId + "\"";
    }
}
