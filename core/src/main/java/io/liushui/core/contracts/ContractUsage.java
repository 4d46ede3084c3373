package io.liushui.core.contracts;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Counts what is debited under contracts, by day and month of one time zone. A debit is counted when it is validated, for the day of that instant, and given
 * back when it ends without money; refunds give nothing back. Debits of one contract take turns at its counters, whose checks the database holds.
 */
@Component
public class ContractUsage {
    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final Clock clock;
    private final ZoneId zone;

    /** @param zone whose midnight ends a day, {@code liushui.contracts.day-zone} */
    ContractUsage(
            JdbcClient jdbc,
            TransactionOperations transactions,
            Clock clock,
            @Value("${liushui.contracts.day-zone:Asia/Shanghai}") ZoneId zone) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
        this.zone = zone;
    }

    /** Empty when it is counted, now or before; else which limit it would break, and nothing is counted. */
    Optional<String> reserve(Contract contract, Debit debit) {
        return transactions.execute(status -> {
            Optional<String> broken = count(contract, debit, LocalDate.ofInstant(clock.instant(), zone));
            if (broken.isPresent()) {
                status.setRollbackOnly();
            }
            return broken;
        });
    }

    /** The payment has come to its end: what it claimed was used, or is given back. Without effect on a payment without a contract, and repeated. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void ended(String paymentId, boolean succeeded) {
        jdbc.sql("""
                        update contract_usage set state = ?, finished_at = ? where payment_id = ? and state = 'reserved'
                        returning contract_id, day, month, amount_minor""")
                .params(succeeded ? "used" : "released", Timestamp.from(clock.instant()), paymentId)
                .query((row, number) -> new Counted(
                        row.getString("contract_id"),
                        row.getDate("day").toLocalDate(),
                        row.getDate("month").toLocalDate(),
                        row.getLong("amount_minor")))
                .optional()
                .filter(counted -> !succeeded)
                .ifPresent(counted -> {
                    giveBack(counted, "day", counted.day());
                    giveBack(counted, "month", counted.month());
                });
    }

    private record Counted(String contractId, LocalDate day, LocalDate month, long amountMinor) {}

    private Optional<String> count(Contract contract, Debit debit, LocalDate day) {
        LocalDate month = day.withDayOfMonth(1);
        int first = jdbc.sql("""
                        insert into contract_usage (payment_id, contract_id, amount_minor, day, month, state, reserved_at)
                        values (?, ?, ?, ?, ?, 'reserved', ?) on conflict do nothing""")
                .params(
                        debit.paymentId(),
                        contract.id(),
                        debit.amount().amountMinor(),
                        Date.valueOf(day),
                        Date.valueOf(month),
                        Timestamp.from(clock.instant()))
                .update();
        if (first == 0) {
            return Optional.empty();
        }
        if (!counted(contract, debit, "day", day, contract.limits().perDay())) {
            return Optional.of("contract_limit_per_day");
        }
        return counted(contract, debit, "month", month, contract.limits().perMonth())
                ? Optional.empty()
                : Optional.of("contract_limit_per_month");
    }

    private boolean counted(Contract contract, Debit debit, String period, LocalDate startsOn, Long limitMinor) {
        jdbc.sql("""
                insert into contract_counter (contract_id, period, starts_on, limit_minor) values (?, ?, ?, ?) on conflict do nothing""")
                .params(contract.id(), period, Date.valueOf(startsOn), limitMinor)
                .update();
        return jdbc.sql("""
                        update contract_counter set used_minor = used_minor + :amount
                        where contract_id = :contract and period = :period and starts_on = :start
                          and (limit_minor is null or used_minor + :amount <= limit_minor)""")
                        .param("amount", debit.amount().amountMinor())
                        .param("contract", contract.id())
                        .param("period", period)
                        .param("start", Date.valueOf(startsOn))
                        .update()
                > 0;
    }

    private void giveBack(Counted counted, String period, LocalDate startsOn) {
        jdbc.sql("""
                update contract_counter set used_minor = used_minor - ? where contract_id = ? and period = ? and starts_on = ?""")
                .params(counted.amountMinor(), counted.contractId(), period, Date.valueOf(startsOn))
                .update();
    }
}
