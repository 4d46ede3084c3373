package io.liushui.core.credit;

import io.liushui.core.ledger.Ledger;
import io.liushui.core.localchannels.Funding;
import io.liushui.core.localchannels.LocalRefund;
import io.liushui.core.localchannels.LocalTerms;
import io.liushui.core.localchannels.OrderSource;
import io.liushui.core.localchannels.PaidOrder;
import io.liushui.core.localchannels.PayerBook;
import io.liushui.core.money.Money;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Draws on credit lines, unless they are blocked or overdue. */
@Component
class CreditBook implements PayerBook {
    private final CreditRows rows;
    private final StatementRows statements;
    private final Ledger ledger;
    private final Clock clock;

    CreditBook(CreditRows rows, StatementRows statements, Ledger ledger, Clock clock) {
        this.rows = rows;
        this.statements = statements;
        this.ledger = ledger;
        this.clock = clock;
    }

    @Override
    public LocalTerms terms() {
        return LocalTerms.CREDIT;
    }

    @Override
    public Funding fund(OrderSource source, Money amount) {
        Optional<CreditLine> found = source.payerId() == null
                ? Optional.empty()
                : rows.ofPayer(source.merchantId(), source.payerId(), amount.currency());
        if (found.isEmpty()) {
            return new Funding.Refused("no_credit_line");
        }
        CreditLine line = found.get();
        if (line.blocked()) {
            return new Funding.Refused("credit_blocked");
        }
        return statements.overdue(line.id(), LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC))
                ? new Funding.Refused("credit_overdue")
                : new Funding.From(line.accountId(), line.id(), amount.amountMinor());
    }

    @Override
    public void paid(PaidOrder order) {
        ledger.book(CreditPostings.drawn(order));
    }

    /** What goes back is paid back: it pays what was billed first. */
    @Override
    public void refunded(PaidOrder order, LocalRefund refund) {
        CreditLine line = rows.lock(order.owner()).orElseThrow();
        statements.pay(line.id(), refund.amount().amountMinor());
        ledger.book(CreditPostings.refunded(order, refund));
    }
}
