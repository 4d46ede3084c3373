package io.liushui.api.payouts;

import io.liushui.api.world.Shop;
import io.liushui.core.accounts.Accounts;
import io.liushui.core.ids.Ids;
import io.liushui.core.ledger.Account;
import io.liushui.core.ledger.Entry;
import io.liushui.core.ledger.Ledger;
import io.liushui.core.ledger.Line;
import io.liushui.core.money.Money;
import io.liushui.core.payouts.PayoutPermissions;
import io.liushui.core.wallets.Wallet;
import io.liushui.core.wallets.Wallets;
import java.util.List;
import org.springframework.transaction.support.TransactionTemplate;

/** What a payer who withdraws has and writes. */
final class Purse {
    static final String PAYER = "ann";
    static final String PASSWORD = "902174";

    private Purse() {}

    /** Of a shop that may pay out, whose balance is empty. */
    static Wallet filled(Shop shop, long amountMinor) {
        shop.world().bean(PayoutPermissions.class).allow(shop.appId());
        Wallet wallet = shop.world()
                .bean(Wallets.class)
                .open(shop.merchantId(), PAYER, "CNY")
                .wallet();
        Money amount = new Money(amountMinor, "CNY");
        String reference = "funded:" + Ids.body(shop.world().clock.instant());
        shop.world().bean(TransactionTemplate.class).executeWithoutResult(status -> {
            shop.world()
                    .bean(Accounts.class)
                    .credit(
                            wallet.accountId(),
                            reference,
                            amountMinor,
                            shop.world().clock.instant());
            shop.world()
                    .bean(Ledger.class)
                    .book(new Entry(
                            reference,
                            "For the test",
                            List.of(
                                    Line.debit(Account.CHANNEL_RECEIVABLE, "bell", amount),
                                    Line.credit(Account.PAYER_WALLETS, wallet.id(), amount))));
        });
        return wallet;
    }

    static void locked(Shop shop) {
        shop.send(
                "PUT",
                "/v1/payers/" + PAYER + "/payment-password",
                "{\"password\":\"" + PASSWORD + "\",\"phone\":\"+8613800138000\"}",
                null);
    }

    static String target(Wallet wallet) {
        return "/v1/wallets/" + wallet.id() + "/withdrawals";
    }

    static String withdrawal(String number, long amountMinor) {
        return """
                {"merchant_payout_no":"%s","amount":%d,"payee":{"name":"王小明","account":"%s","bank":"ICBC"},
                 "purpose":"Withdrawal"}""".formatted(number, amountMinor, Payroll.ACCOUNT);
    }

    static String withdrawal(String number, long amountMinor, String password) {
        return withdrawal(number, amountMinor).replace("{\"merchant", "{\"password\":\"" + password + "\",\"merchant");
    }
}
