package io.liushui.core.contracts;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
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
 * Counts what is debited under contracts, by day and month of one time zone. A debit is counted when it is validated, so that none is begun in vain, and moves to
 * the day on which it is begun; it is given back when it ends without money. Refunds give nothing back. Debits of one contract take turns at its counters,
 * whose checks the database holds.
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

    /**
     * Whatever day the debit was counted for, it counts for today, whose limits hold for it; one that was sent is not to be moved. Counters of later days are
     * locked before those of earlier ones, a day's before its month's.
     *
     * @return which limit of today it would break, and it stays counted where it was; else empty
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<String> moveToToday(Contract contract, Debit debit) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        return claimOf(debit.paymentId())
                .filter(claim -> claim.day().isBefore(today))
                .flatMap(claim -> moved(contract, debit, claim, today));
    }

    /** The payment has come to its end: what it claimed was used, or is given back. Without effect on a payment without a contract, and repeated. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void ended(String paymentId, boolean succeeded) {
        jdbc.sql("""
                        update contract_usage set state = ?, finished_at = ? where payment_id = ? and state = 'reserved'
                        returning contract_id, day, month, amount_minor""")
                .params(succeeded ? "used" : "released", Timestamp.from(clock.instant()), paymentId)
                .query(ContractUsage::counted)
                .optional()
                .filter(counted -> !succeeded)
                .ifPresent(counted -> {
                    giveBack(counted, "day", counted.day());
                    giveBack(counted, "month", counted.month());
                });
    }

    private record Counted(String contractId, LocalDate day, LocalDate month, long amountMinor) {}

    private static Counted counted(ResultSet row, int number) throws SQLException {
        return new Counted(
                row.getString("contract_id"),
                row.getDate("day").toLocalDate(),
                row.getDate("month").toLocalDate(),
                row.getLong("amount_minor"));
    }

    private Optional<Counted> claimOf(String paymentId) {
        return jdbc.sql("""
                        select contract_id, day, month, amount_minor from contract_usage where payment_id = ? and state = 'reserved'
                        for no key update""").param(paymentId).query(ContractUsage::counted).optional();
    }

    private Optional<String> moved(Contract contract, Debit debit, Counted claim, LocalDate today) {
        LocalDate month = today.withDayOfMonth(1);
        boolean anotherMonth = !month.equals(claim.month());
        if (!fits(claim, "day", today, contract.limits().perDay())) {
            return Optional.of("contract_limit_per_day");
        }
        if (anotherMonth && !fits(claim, "month", month, contract.limits().perMonth())) {
            giveBack(claim, "day", today);
            return Optional.of("contract_limit_per_month");
        }
        giveBack(claim, "day", claim.day());
        if (anotherMonth) {
            giveBack(claim, "month", claim.month());
        }
        jdbc.sql("update contract_usage set day = ?, month = ? where payment_id = ?")
                .params(Date.valueOf(today), Date.valueOf(month), debit.paymentId())
                .update();
        return Optional.empty();
    }

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
        Counted claim = new Counted(contract.id(), day, month, debit.amount().amountMinor());
        if (!fits(claim, "day", day, contract.limits().perDay())) {
            return Optional.of("contract_limit_per_day");
        }
        return fits(claim, "month", month, contract.limits().perMonth())
                ? Optional.empty()
                : Optional.of("contract_limit_per_month");
    }

    /** Whether the limit allows it, and then it is counted. */
    private boolean fits(Counted claim, String period, LocalDate startsOn, Long limitMinor) {
        jdbc.sql("""
                insert into contract_counter (contract_id, period, starts_on, limit_minor) values (?, ?, ?, ?) on conflict do nothing""")
                .params(claim.contractId(), period, Date.valueOf(startsOn), limitMinor)
                .update();
        return jdbc.sql("""
                        update contract_counter set used_minor = used_minor + :amount
                        where contract_id = :contract and period = :period and starts_on = :start
                          and (limit_minor is null or used_minor + :amount <= limit_minor)""")
                        .param("amount", claim.amountMinor())
                        .param("contract", claim.contractId())
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
