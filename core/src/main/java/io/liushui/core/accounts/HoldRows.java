package io.liushui.core.accounts;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Table {@code account_hold}. */
@Component
class HoldRows {
    private final JdbcClient jdbc;

    HoldRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    enum State {
        HELD,
        TAKEN,
        RELEASED
    }

    /** @param takenMinor 0 unless taken */
    record Hold(long amountMinor, State state, long takenMinor, EarlyParts early) {}

    Optional<Hold> find(String accountId, String reference) {
        return jdbc.sql("""
                        select amount_minor, state, taken_minor, early_flows, early_minor from account_hold
                        where account_id = ? and reference = ?""").params(accountId, reference).query(HoldRows::read).optional();
    }

    /** Freezes a part of the balance; false when it does not suffice. */
    boolean insert(String accountId, String reference, long amountMinor, EarlyParts early, Instant now) {
        return jdbc.sql("""
                        with frozen as (
                            update account set frozen_minor = frozen_minor + :amount, version = version + 1
                            where id = :account and balance_minor - frozen_minor >= :amount returning id)
                        insert into account_hold (account_id, reference, amount_minor, state, early_flows, early_minor, held_at)
                        select id, :reference, :amount, 'held', :flows, :minor, :now from frozen""")
                        .param("account", accountId)
                        .param("reference", reference)
                        .param("amount", amountMinor)
                        .param("flows", early.flowArray())
                        .param("minor", early.minorArray())
                        .param("now", Timestamp.from(now))
                        .update()
                == 1;
    }

    /** Ends a hold: this much leaves the account by a flow, the rest is free again. */
    void take(String accountId, String reference, long amountMinor, Instant now) {
        jdbc.sql("""
                with ended as (
                    update account_hold set state = 'taken', taken_minor = :amount, ended_at = :now
                    where account_id = :account and reference = :reference and state = 'held' returning account_id, amount_minor),
                moved as (
                    update account a set balance_minor = balance_minor - :amount, frozen_minor = frozen_minor - ended.amount_minor, version = version + 1
                    from ended where a.id = ended.account_id)
                insert into account_flow (account_id, reference, amount_minor, unfolded_minor, matures_at, created_at)
                select account_id, :reference, - :amount, 0, :now, :now from ended""")
                .param("account", accountId)
                .param("reference", reference)
                .param("amount", amountMinor)
                .param("now", Timestamp.from(now))
                .update();
    }

    void release(String accountId, String reference, Instant now) {
        jdbc.sql("""
                with ended as (
                    update account_hold set state = 'released', ended_at = :now
                    where account_id = :account and reference = :reference and state = 'held' returning account_id, amount_minor)
                update account a set frozen_minor = frozen_minor - ended.amount_minor, version = version + 1
                from ended where a.id = ended.account_id""")
                .param("account", accountId)
                .param("reference", reference)
                .param("now", Timestamp.from(now))
                .update();
    }

    private static Hold read(ResultSet row, int number) throws SQLException {
        return new Hold(
                row.getLong("amount_minor"),
                State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getLong("taken_minor"),
                new EarlyParts(numbers(row.getArray("early_flows")), numbers(row.getArray("early_minor"))));
    }

    private static List<Long> numbers(Array array) throws SQLException {
        return List.of((Long[]) array.getArray());
    }
}
