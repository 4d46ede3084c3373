package io.liushui.core.accounts;

import io.liushui.core.upkeep.Upkeep;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Keeps balances quick to read: what has matured becomes part of them, even of accounts from which nobody takes. */
@Component
public class AccountUpkeep {
    /** Fewer flows than this are read as quickly as one. */
    private static final int WORTH_FOLDING = 500;

    private final Folding folding;
    private final AccountRows rows;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Upkeep upkeep;
    private final Clock clock;

    AccountUpkeep(
            Folding folding,
            AccountRows rows,
            JdbcClient jdbc,
            TransactionTemplate transactions,
            Upkeep upkeep,
            Clock clock) {
        this.folding = folding;
        this.rows = rows;
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.upkeep = upkeep;
        this.clock = clock;
    }

    /**
     * Of up to this many accounts, each batch of flows in a transaction of its own.
     *
     * @return whether there may be more
     */
    public boolean foldMatured(int mostAccounts) {
        Instant now = clock.instant();
        List<String> due = jdbc.sql("""
                        select account_id from account_flow where unfolded_minor > 0 and matures_at <= ?
                        group by account_id having count(*) >= ? limit ?""")
                .params(Timestamp.from(now), WORTH_FOLDING, mostAccounts)
                .query(String.class)
                .list();
        int well = upkeep.each(
                "account_folding",
                due,
                account -> transactions.executeWithoutResult(status -> {
                    rows.lock(account);
                    folding.foldBatch(account, now);
                }));
        return well > 0;
    }
}
