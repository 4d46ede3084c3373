package io.liushui.workers.operations;

import io.liushui.core.accounts.AccountUpkeep;
import io.liushui.core.coupons.CouponExpiry;
import io.liushui.core.credit.CreditCycle;
import io.liushui.core.points.PointsExpiry;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** What time does to payers' accounts and coupons: points and coupons expire, credit is billed and falls due, and what has matured becomes part of balances. In bounded batches. */
@Component
class PayerAccountsUpkeep {
    private static final Logger LOG = LoggerFactory.getLogger(PayerAccountsUpkeep.class);
    private static final int BATCH = 200;
    private static final int MOST_BATCHES = 50;

    private final PointsExpiry points;
    private final CouponExpiry coupons;
    private final CreditCycle credit;
    private final AccountUpkeep accounts;

    PayerAccountsUpkeep(PointsExpiry points, CouponExpiry coupons, CreditCycle credit, AccountUpkeep accounts) {
        this.points = points;
        this.coupons = coupons;
        this.credit = credit;
        this.accounts = accounts;
    }

    @Scheduled(fixedDelay = 60_000, initialDelay = 45_000)
    void keepUp() {
        try {
            inBatches(() -> points.bookOffDue(BATCH));
            inBatches(() -> coupons.expireDue(BATCH));
            inBatches(() -> credit.billDue(BATCH));
            inBatches(() -> credit.markOverdue(BATCH));
            inBatches(() -> accounts.foldMatured(BATCH));
        } catch (RuntimeException trouble) {
            LOG.warn("the upkeep of payers' accounts is tried again in a minute", trouble);
        }
    }

    /** @param batch whether there may be more */
    private static void inBatches(BooleanSupplier batch) {
        int batches = 1;
        while (batch.getAsBoolean() && batches < MOST_BATCHES) {
            batches++;
        }
    }
}
