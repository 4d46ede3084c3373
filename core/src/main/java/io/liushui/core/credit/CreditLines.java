package io.liushui.core.credit;

import io.liushui.core.accounts.AccountStatements;
import io.liushui.core.accounts.Balances;
import io.liushui.core.accounts.Flow;
import io.liushui.core.paging.Slice;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Looks credit lines up. A merchant's look-ups are scoped by merchant, so a foreign id is simply not there. */
@Component
public class CreditLines {
    private final CreditRows rows;
    private final StatementRows statements;
    private final AccountStatements accounts;
    private final Clock clock;

    CreditLines(CreditRows rows, StatementRows statements, AccountStatements accounts, Clock clock) {
        this.rows = rows;
        this.statements = statements;
        this.accounts = accounts;
        this.clock = clock;
    }

    public Optional<CreditLine> find(String merchantId, String creditLineId) {
        return rows.byId(creditLineId).filter(line -> line.merchantId().equals(merchantId));
    }

    /**
     * A merchant's credit lines, newest first.
     *
     * @param payerId only this payer's, or null
     */
    public List<CreditLine> list(String merchantId, String payerId, Slice<String> slice) {
        return rows.list(merchantId, payerId, slice);
    }

    /** Newest first; the parameters are as for {@link #list}. */
    public List<CreditStatement> statements(CreditLine line, Slice<String> slice) {
        return statements.list(line.id(), slice);
    }

    /** Newest first, as {@link AccountStatements#flows}. */
    public List<Flow> flows(CreditLine line, Slice<Long> slice) {
        return accounts.flows(line.accountId(), slice);
    }

    /** Of the credit balance, what is not on its way back already; in minor units, 0 or more. */
    long spareMinor(CreditLine line) {
        Balances balances = accounts.balances(line.accountId()).orElseThrow();
        return Math.max(balances.availableMinor() + balances.pendingMinor() - line.limitMinor(), 0);
    }

    /** As of now. */
    public CreditStanding standing(CreditLine line) {
        Balances balances = accounts.balances(line.accountId()).orElseThrow();
        long owed = line.limitMinor() - balances.totalMinor();
        return new CreditStanding(
                balances.availableMinor(),
                Math.max(owed, 0),
                Math.max(-owed, 0),
                statements.unpaidMinor(line.id()),
                statements.overdue(line.id(), LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)));
    }
}
