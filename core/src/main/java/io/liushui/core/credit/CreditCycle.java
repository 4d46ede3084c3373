package io.liushui.core.credit;

import io.liushui.core.events.DomainEvent;
import io.liushui.core.events.Events;
import io.liushui.core.ids.Ids;
import io.liushui.core.upkeep.Upkeep;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The month of credit lines: statements on their day, and what is not paid by its due date is overdue. Days are UTC. */
@Component
public class CreditCycle {
    private static final String TRACE_OF_THE_CLOCK = "0".repeat(32);

    private final CreditRows rows;
    private final StatementRows statements;
    private final CreditLines lines;
    private final Events events;
    private final TransactionTemplate transactions;
    private final Upkeep upkeep;
    private final Clock clock;

    CreditCycle(
            CreditRows rows,
            StatementRows statements,
            CreditLines lines,
            Events events,
            TransactionTemplate transactions,
            Upkeep upkeep,
            Clock clock) {
        this.rows = rows;
        this.statements = statements;
        this.lines = lines;
        this.events = events;
        this.transactions = transactions;
        this.upkeep = upkeep;
        this.clock = clock;
    }

    /**
     * Bills what is outstanding and not billed, of up to this many lines, each in a transaction of its own. A statement that is late bills what is
     * outstanding when it is made.
     *
     * @return whether there may be more
     */
    public boolean billDue(int most) {
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        List<String> due = rows.toBeCut(today, most);
        int well = upkeep.each(
                "credit_billing", due, id -> transactions.executeWithoutResult(status -> bill(id, today, now)));
        return due.size() == most && well > 0;
    }

    /**
     * Calls up to this many statements overdue that are, each in a transaction of its own.
     *
     * @return whether there may be more
     */
    public boolean markOverdue(int most) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        List<String> late = statements.late(today, most);
        int well = upkeep.each(
                "credit_overdue",
                late,
                id -> transactions.executeWithoutResult(status ->
                        statements.becomeOverdue(id).ifPresent(statement -> tell("credit.overdue", statement))));
        return late.size() == most && well > 0;
    }

    private void bill(String creditLineId, LocalDate today, Instant now) {
        CreditLine line = rows.lock(creditLineId).orElseThrow();
        LocalDate cut = line.lastCut(today);
        if (!line.cutOn().isBefore(cut)) {
            return;
        }
        CreditStanding standing = lines.standing(line);
        long unbilled = standing.outstandingMinor() - standing.unpaidMinor();
        rows.cut(line.id(), cut);
        if (unbilled > 0) {
            CreditStatement statement = new CreditStatement(
                    Ids.next("stm", now),
                    line.id(),
                    cut,
                    today.plusDays(line.dueDays()),
                    unbilled,
                    0,
                    CreditStatement.State.OPEN,
                    now);
            statements.insert(statement);
            tell("credit.billed", statement);
        }
    }

    private void tell(String type, CreditStatement statement) {
        CreditLine line = rows.byId(statement.creditLineId()).orElseThrow();
        events.append(new DomainEvent(
                type,
                line.id(),
                line.merchantId(),
                line.appId(),
                CreditDocument.statement(statement, line),
                TRACE_OF_THE_CLOCK,
                true));
    }
}
