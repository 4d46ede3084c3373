package io.liushui.core.credit;

import java.time.Instant;
import java.time.LocalDate;

/**
 * What a payer may owe.
 *
 * @param id {@code crl_…}
 * @param appId told of statements
 * @param payerId the payer's id at the merchant
 * @param accountId its balance is what may still be drawn
 * @param statementDay day of the month, 1 to 28, UTC
 * @param dueDays from a statement to its due date, 1 to 60
 * @param blocked whether an operator has closed it to new draws
 * @param cutOn until when it was billed
 */
public record CreditLine(
        String id,
        String merchantId,
        String appId,
        String payerId,
        String currency,
        String accountId,
        long limitMinor,
        int statementDay,
        int dueDays,
        boolean blocked,
        LocalDate cutOn,
        Instant openedAt) {

    /** The last day of statement that is not after this one. */
    LocalDate lastCut(LocalDate today) {
        LocalDate ofThisMonth = today.withDayOfMonth(statementDay);
        return ofThisMonth.isAfter(today) ? ofThisMonth.minusMonths(1) : ofThisMonth;
    }
}
