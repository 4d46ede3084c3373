package io.liushui.api.payouts;

import io.liushui.api.world.Reply;
import io.liushui.api.world.Shop;
import io.liushui.core.money.Money;
import io.liushui.core.payouts.PayoutPermissions;
import io.liushui.core.payouts.PayoutReturns;

/** Payouts that have come to their end, for tests of other features. */
public record PaidPayees(Shop shop) {

    /** Id of a payout of the merchant's balance that was paid. */
    public String paid(String number, long amountMinor) {
        shop.world().bean(PayoutPermissions.class).allow(shop.appId());
        return paid(shop.post("/v1/payouts", Payroll.payout(number, amountMinor)));
    }

    /** Id of a withdrawal from this wallet that was paid. */
    public String withdrawn(String walletId, String number, long amountMinor) {
        shop.world().bean(PayoutPermissions.class).allow(shop.appId());
        return paid(shop.post("/v1/wallets/" + walletId + "/withdrawals", Purse.withdrawal(number, amountMinor)));
    }

    /** The payee's bank sends it back. */
    public void comesBack(String payoutId, long amountMinor) {
        shop.world().bean(PayoutReturns.class).returned(payoutId, new Money(amountMinor, "CNY"), "account closed");
    }

    private String paid(Reply accepted) {
        if (accepted.status() != 201) {
            throw new AssertionError(accepted.body());
        }
        new PayrollOffice(shop).pay(accepted.text("id"));
        return accepted.text("id");
    }
}
