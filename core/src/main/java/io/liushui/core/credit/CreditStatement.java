package io.liushui.core.credit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;

/**
 * A monthly bill of a credit line.
 *
 * @param id {@code stm_…}
 * @param dueOn last day on which it is paid in time, UTC
 * @param billedMinor in minor units, more than 0
 * @param paidMinor 0 to {@code billedMinor}
 */
public record CreditStatement(
        String id,
        String creditLineId,
        LocalDate cutOn,
        LocalDate dueOn,
        long billedMinor,
        long paidMinor,
        State state,
        Instant createdAt) {

    public enum State {
        OPEN,
        OVERDUE,
        PAID;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
