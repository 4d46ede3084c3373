package io.liushui.core.credit;

import io.liushui.core.accounts.Accounts;
import io.liushui.core.events.DomainEvent;
import io.liushui.core.events.Events;
import io.liushui.core.ledger.Account;
import io.liushui.core.ledger.Ledger;
import io.liushui.core.payments.MoneyOwner;
import io.liushui.core.payments.Payment;
import io.liushui.core.payments.PaymentPurpose;
import io.liushui.core.payments.PaymentReceiver;
import java.time.Clock;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Payments that pay credit back: the payer may draw it again at once. What they paid beyond what was owed is the payer's credit balance, and as much may
 * go back by a refund; the rest may not, because it would be lent out again past every rule of draws.
 */
@Component
class CreditRepayments implements PaymentReceiver {
    private final CreditRows rows;
    private final StatementRows statements;
    private final CreditLines lines;
    private final Accounts accounts;
    private final Ledger ledger;
    private final Events events;
    private final Clock clock;

    CreditRepayments(
            CreditRows rows,
            StatementRows statements,
            CreditLines lines,
            Accounts accounts,
            Ledger ledger,
            Events events,
            Clock clock) {
        this.rows = rows;
        this.statements = statements;
        this.lines = lines;
        this.accounts = accounts;
        this.ledger = ledger;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public boolean receives(PaymentPurpose purpose) {
        return purpose instanceof PaymentPurpose.CreditRepayment;
    }

    @Override
    public MoneyOwner owner(Payment payment) {
        CreditLine line = rows.byId(payment.purpose().beneficiary()).orElseThrow();
        return new MoneyOwner(line.accountId(), Account.CREDIT_RECEIVABLE, line.id());
    }

    @Override
    public boolean refundable() {
        return true;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public long spareMinor(Payment payment) {
        CreditLine line = rows.lock(payment.purpose().beneficiary()).orElseThrow();
        return lines.spareMinor(line);
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void captured(Payment payment, String channelId) {
        CreditLine line = rows.lock(payment.purpose().beneficiary()).orElseThrow();
        ledger.book(CreditPostings.repaid(payment.id(), channelId, line.id(), payment.amount()));
        accounts.credit(
                line.accountId(), "repayment:" + payment.id(), payment.amount().amountMinor(), clock.instant());
        statements.pay(line.id(), payment.amount().amountMinor());
        events.append(new DomainEvent(
                "credit.repaid",
                line.id(),
                line.merchantId(),
                payment.appId(),
                CreditDocument.line(line, lines.standing(line)),
                payment.traceId(),
                true));
    }
}
