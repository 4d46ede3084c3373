package io.liushui.core.payments;

import io.liushui.core.credit.CreditStanding;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** What a credit line should be, in minor units and days. */
final class ModelCreditLine {
    static final int STATEMENT_DAY = 5;
    static final int DUE_DAYS = 20;

    private static final class Statement {
        private final long billed;
        private final LocalDate dueOn;
        private long paid;
        private boolean calledOverdue;

        Statement(long billed, LocalDate dueOn) {
            this.billed = billed;
            this.dueOn = dueOn;
        }

        boolean open() {
            return paid < billed;
        }

        @Override
        public String toString() {
            return billed + " " + paid + " " + (open() ? calledOverdue ? "overdue" : "open" : "paid");
        }
    }

    private final long limit;
    private final List<Statement> statements = new ArrayList<>();
    private LocalDate billedUntil;
    private long owed;

    ModelCreditLine(long limit, LocalDate openedOn) {
        this.limit = limit;
        this.billedUntil = openedOn;
    }

    String draw(long amount, LocalDate today) {
        if (overdue(today)) {
            return "failed credit_overdue";
        }
        if (owed + amount > limit) {
            return "failed insufficient_balance";
        }
        owed += amount;
        return "succeeded";
    }

    /** By a repayment, or by a refund of what was drawn: the oldest statement first. */
    void payBack(long amount) {
        owed -= amount;
        long open = amount;
        for (Statement statement : statements) {
            long part = Math.min(open, statement.billed - statement.paid);
            statement.paid += part;
            open -= part;
        }
    }

    void bill(LocalDate today) {
        LocalDate ofThisMonth = today.withDayOfMonth(STATEMENT_DAY);
        LocalDate cut = ofThisMonth.isAfter(today) ? ofThisMonth.minusMonths(1) : ofThisMonth;
        if (!billedUntil.isBefore(cut)) {
            return;
        }
        billedUntil = cut;
        long unbilled = Math.max(owed, 0) - unpaid();
        if (unbilled > 0) {
            statements.add(new Statement(unbilled, today.plusDays(DUE_DAYS)));
        }
    }

    void callOverdue(LocalDate today) {
        statements.stream()
                .filter(statement -> statement.open() && statement.dueOn.isBefore(today))
                .forEach(statement -> statement.calledOverdue = true);
    }

    CreditStanding standing(LocalDate today) {
        return new CreditStanding(limit - owed, Math.max(owed, 0), Math.max(-owed, 0), unpaid(), overdue(today));
    }

    /** Billed, paid and how it stands; the oldest first. */
    List<String> statements() {
        return statements.stream().map(Statement::toString).toList();
    }

    private long unpaid() {
        return statements.stream()
                .mapToLong(statement -> statement.billed - statement.paid)
                .sum();
    }

    private boolean overdue(LocalDate today) {
        return statements.stream().anyMatch(statement -> statement.open() && statement.dueOn.isBefore(today));
    }
}
