package io.liushui.workers.operations;

import io.liushui.core.accounts.AccountUpkeep;
import io.liushui.core.coupons.CouponExpiry;
import io.liushui.core.credit.CreditCycle;
import io.liushui.core.points.PointsExpiry;
import io.liushui.core.upkeep.Upkeep;
import java.util.function.BooleanSupplier;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** What time does to payers' accounts and coupons: points and coupons expire, credit is billed and falls due, and what has matured becomes part of balances. In bounded batches, each step by itself. */
@Component
class PayerAccountsUpkeep {
    private static final int BATCH = 200;
    private static final int MOST_BATCHES = 50;

    private final PointsExpiry points;
    private final CouponExpiry coupons;
    private final CreditCycle credit;
    private final AccountUpkeep accounts;
    private final Upkeep upkeep;

    PayerAccountsUpkeep(
            PointsExpiry points, CouponExpiry coupons, CreditCycle credit, AccountUpkeep accounts, Upkeep upkeep) {
        this.points = points;
        this.coupons = coupons;
        this.credit = credit;
        this.accounts = accounts;
        this.upkeep = upkeep;
    }

    @Scheduled(fixedDelay = 60_000, initialDelay = 45_000)
    void keepUp() {
        inBatches("points_expiry", () -> points.bookOffDue(BATCH));
        inBatches("coupon_expiry", () -> coupons.expireDue(BATCH));
        inBatches("credit_billing", () -> credit.billDue(BATCH));
        inBatches("credit_overdue", () -> credit.markOverdue(BATCH));
        inBatches("account_folding", () -> accounts.foldMatured(BATCH));
    }

    /** @param batch whether there may be more */
    private void inBatches(String step, BooleanSupplier batch) {
        upkeep.attempt(step, "all", () -> {
            int batches = 1;
            while (batch.getAsBoolean() && batches < MOST_BATCHES) {
                batches++;
            }
        });
    }
}
