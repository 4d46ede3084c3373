package io.liushui.api.payouts;

import io.liushui.api.world.Shop;
import io.liushui.core.balances.MerchantBalances;
import io.liushui.core.ids.Ids;
import io.liushui.core.ledger.Account;
import io.liushui.core.ledger.Entry;
import io.liushui.core.ledger.Ledger;
import io.liushui.core.ledger.Line;
import io.liushui.core.money.Money;
import io.liushui.core.payouts.PayoutPermissions;
import java.util.List;
import org.springframework.transaction.support.TransactionTemplate;

/** What a shop that pays out has and writes. */
final class Payroll {
    static final String ACCOUNT = "6222021234567894";

    private Payroll() {}

    /** The shop, which may pay out, with this much more, available at once. */
    static Shop funded(Shop shop, long amountMinor) {
        shop.world().bean(PayoutPermissions.class).allow(shop.appId());
        Money amount = new Money(amountMinor, "CNY");
        String reference = "funded:" + Ids.body(shop.world().clock.instant());
        shop.world().bean(TransactionTemplate.class).executeWithoutResult(status -> {
            shop.world().bean(MerchantBalances.class).returned(shop.merchantId(), reference, amount);
            shop.world()
                    .bean(Ledger.class)
                    .book(new Entry(
                            reference,
                            "For the test",
                            List.of(
                                    Line.debit(Account.CHANNEL_RECEIVABLE, "bell", amount),
                                    Line.credit(Account.MERCHANT_PAYABLE, shop.merchantId(), amount))));
        });
        return shop;
    }

    static String payout(String number, long amountMinor) {
        return """
                {"merchant_payout_no":"%s","amount":%d,"currency":"CNY",
                 "payee":{"name":"王小明","account":"%s","bank":"ICBC"},"purpose":"Salary"}""".formatted(number, amountMinor, ACCOUNT);
    }

    static String batch(String number, String... payouts) {
        return "{\"merchant_batch_no\":\"" + number + "\",\"payouts\":[" + String.join(",", payouts) + "]}";
    }
}
