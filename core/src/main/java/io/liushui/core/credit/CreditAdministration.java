package io.liushui.core.credit;

import io.liushui.core.accounts.AccountKind;
import io.liushui.core.accounts.Accounts;
import io.liushui.core.accounts.Funds;
import io.liushui.core.accounts.Withdrawal;
import io.liushui.core.ids.Ids;
import io.liushui.core.merchants.App;
import io.liushui.core.merchants.Merchants;
import io.liushui.core.money.Money;
import io.liushui.core.paging.Slice;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What an operator may do to credit lines: it is the platform's money that payers owe, so merchants cannot give it away. A refused wish is an {@link
 * IllegalArgumentException} with a text for people.
 */
@Component
public class CreditAdministration {
    private static final int MOST_LISTED = 1_000;

    private final CreditRows rows;
    private final Accounts accounts;
    private final Merchants merchants;
    private final Clock clock;

    public CreditAdministration(JdbcClient jdbc, Accounts accounts, Merchants merchants, Clock clock) {
        this.rows = new CreditRows(jdbc);
        this.accounts = accounts;
        this.merchants = merchants;
        this.clock = clock;
    }

    /**
     * Its id, {@code crl_…}.
     *
     * @param statementDay 1 to 28
     * @param dueDays 1 to 60
     */
    @Transactional
    public String open(String appId, String payerId, Money limit, int statementDay, int dueDays) {
        App app = merchants.app(appId).orElseThrow(() -> new IllegalArgumentException("no app " + appId));
        if (!payerId.matches("\\P{Cntrl}{1,64}")) {
            throw new IllegalArgumentException("a payer's id has 1 to 64 characters");
        }
        if (statementDay < 1 || statementDay > 28 || dueDays < 1 || dueDays > 60) {
            throw new IllegalArgumentException("a statement is on day 1 to 28, and due after 1 to 60 days");
        }
        Instant now = clock.instant();
        String id = Ids.next("crl", now);
        String account = accounts.open(AccountKind.CREDIT, id, limit.currency()).id();
        boolean opened = rows.insert(new CreditLine(
                id,
                app.merchantId(),
                appId,
                payerId,
                limit.currency(),
                account,
                limit.amountMinor(),
                statementDay,
                dueDays,
                false,
                LocalDate.ofInstant(now, ZoneOffset.UTC),
                now));
        if (!opened) {
            throw new IllegalArgumentException("the payer has a credit line in " + limit.currency() + " already");
        }
        if (limit.amountMinor() > 0) {
            accounts.credit(account, "limit:" + id, limit.amountMinor(), now);
        }
        return id;
    }

    /** A new limit; not below what is drawn. */
    @Transactional
    public void changeLimit(String creditLineId, long limitMinor) {
        CreditLine line = rows.lock(creditLineId)
                .orElseThrow(() -> new IllegalArgumentException("no credit line " + creditLineId));
        Instant now = clock.instant();
        long more = new Money(limitMinor, line.currency()).amountMinor() - line.limitMinor();
        String reference = "limit:" + Ids.next("chg", now);
        if (more > 0) {
            accounts.credit(line.accountId(), reference, more, now);
        } else if (more < 0
                && !(accounts.debit(line.accountId(), reference, -more, Funds.AVAILABLE) instanceof Withdrawal.Done)) {
            throw new IllegalArgumentException("more than the new limit is drawn");
        }
        rows.limit(creditLineId, limitMinor);
    }

    /** A blocked line takes no new draws; what is owed stays. */
    @Transactional
    public void setBlocked(String creditLineId, boolean blocked) {
        if (!rows.block(creditLineId, blocked)) {
            throw new IllegalArgumentException("no credit line " + creditLineId);
        }
    }

    /** The newest ones of all merchants, at most 1,000. */
    public List<CreditLine> list() {
        return rows.list(null, null, Slice.newest(MOST_LISTED));
    }
}
