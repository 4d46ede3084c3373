package io.liushui.core.contracts;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What may be debited under {@link ContractJourney#LIMITS}, and what is counted then, in fen by day and by first day of the month. */
final class ExpectedUsage {
    final Map<LocalDate, Long> days = new HashMap<>();
    final Map<LocalDate, Long> months = new HashMap<>();

    /** Why not, or empty when it is counted now. */
    Optional<String> claim(LocalDate day, long amountMinor) {
        LocalDate month = day.withDayOfMonth(1);
        if (amountMinor > 50_000) {
            return Optional.of("contract_limit_per_debit");
        }
        if (days.getOrDefault(day, 0L) + amountMinor > 100_000) {
            return Optional.of("contract_limit_per_day");
        }
        if (months.getOrDefault(month, 0L) + amountMinor > 300_000) {
            return Optional.of("contract_limit_per_month");
        }
        count(day, amountMinor);
        return Optional.empty();
    }

    /** A debit of that day has failed. */
    void giveBack(LocalDate day, long amountMinor) {
        count(day, -amountMinor);
    }

    private void count(LocalDate day, long amountMinor) {
        days.merge(day, amountMinor, Long::sum);
        months.merge(day.withDayOfMonth(1), amountMinor, Long::sum);
    }
}
