package io.liushui.launcher.demo;

import io.liushui.core.money.Money;
import io.liushui.launcher.administration.Administration;
import java.util.List;
import java.util.Map;

/** Products that debit an account of the payer's with us. */
final class AccountProducts {
    private static final String PRICE = "\"amount\":1680,\"currency\":\"CNY\"";

    private AccountProducts() {}

    static void points(Stage stage) {
        Telling telling = stage.begin("Points 虚币支付: be paid by card, issue points, be paid with them");
        Paying paying = new Paying(stage, telling);
        telling.line("merchant", "pays for the points that it gives away, so it needs a balance first");
        paying.pay("\"amount\":10000,\"currency\":\"CNY\"", "\"method\":\"sandbox_card\"");
        Map<String, Object> rate = telling.look("/v1/points/rate");
        telling.line("rate", rate.get("points") + " points are worth " + Amounts.of(rate, "amount"));
        String payer = telling.number("payer");
        Map<String, Object> issue = telling.post(
                "/v1/points/issues",
                "{\"merchant_issue_no\":\"" + telling.number("I") + "\",\"payer_id\":\"" + payer
                        + "\",\"points\":5000,\"expires_in_days\":365}");
        String account = "/v1/points/accounts/" + issue.get("points_account_id");
        telling.line("account", telling.get(account).get("points") + " points");
        paying.pay(PRICE, with("points", payer));
        telling.line("account", telling.look(account).get("points") + " points are left");
    }

    static void wallet(Stage stage) {
        Telling telling = stage.begin("Wallet 账户支付: open it, top it up by card, pay from the balance");
        Paying paying = new Paying(stage, telling);
        String payer = telling.number("payer");
        String id = (String) telling.post("/v1/wallets", "{\"payer_id\":\"" + payer + "\",\"currency\":\"CNY\"}")
                .get("id");
        paying.pay(
                "\"amount\":5000,\"currency\":\"CNY\"",
                with("sandbox_card", payer) + ",\"purpose\":\"wallet_top_up\",\"wallet_id\":\"" + id + "\"");
        String wallet = "/v1/wallets/" + id;
        telling.line("wallet", "available " + Amounts.of(telling.look(wallet), "available"));
        paying.pay(PRICE, with("wallet_balance", payer));
        telling.line("wallet", "available " + Amounts.of(telling.look(wallet), "available"));
    }

    static void credit(Stage stage) {
        Telling telling = stage.begin("Credit pay 信用支付: open a credit line, draw on it by a payment, pay it back");
        String payer = telling.number("payer");
        String id;
        try (Administration operator = new Administration(stage.parts())) {
            id = operator.credit().open(stage.app().appId(), payer, new Money(500_000, "CNY"), 5, 20);
        }
        telling.line(
                "operator",
                "./liushui credit open " + stage.app().appId() + " " + payer
                        + " CNY 500000 --statement-day 5 --due-days 20 → " + id);
        Paying paying = new Paying(stage, telling);
        String line = "/v1/credit_lines/" + id;
        tellLine(telling, line);
        paying.pay(PRICE, with("credit_line", payer));
        tellLine(telling, line);
        paying.pay(
                PRICE,
                with("sandbox_card", payer) + ",\"purpose\":\"credit_repayment\",\"credit_line_id\":\"" + id + "\"");
        tellLine(telling, line);
    }

    private static void tellLine(Telling telling, String line) {
        Map<String, Object> now = telling.look(line);
        List<String> amounts = List.of("limit", "available", "outstanding");
        telling.line(
                "credit",
                now.get("state") + ": "
                        + String.join(
                                ", ",
                                amounts.stream()
                                        .map(name -> name + " " + Amounts.of(now, name))
                                        .toList()));
    }

    private static String with(String method, String payer) {
        return "\"method\":\"" + method + "\",\"payer\":{\"id\":\"" + payer + "\"}";
    }
}
