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

    /** Why not, or empty when what was claimed on the one day counts for the other now. */
    Optional<String> move(LocalDate from, LocalDate to, long amountMinor) {
        if (from.equals(to)) {
            return Optional.empty();
        }
        count(from, -amountMinor);
        Optional<String> refusal = claim(to, amountMinor);
        if (refusal.isPresent()) {
            count(from, amountMinor);
        }
        return refusal;
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
