package io.liushui.core.accounts;

import io.liushui.core.ids.Ids;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tables {@code account} and {@code account_flow}. */
@Component
class AccountRows {
    private final JdbcClient jdbc;

    AccountRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Makes the account unless it is there. */
    void open(AccountKind kind, String owner, String currency, Instant now) {
        jdbc.sql(
                        "insert into account (id, kind, owner, currency, opened_at) values (?, ?, ?, ?, ?) on conflict do nothing")
                .params(Ids.next("acc", now), kind.code(), owner, currency, Timestamp.from(now))
                .update();
    }

    Optional<OpenAccount> find(AccountKind kind, String owner, String currency) {
        return jdbc.sql("select id, kind, owner, currency from account where kind = ? and owner = ? and currency = ?")
                .params(kind.code(), owner, currency)
                .query(AccountRows::read)
                .optional();
    }

    /** Inserts a credit and touches nothing else; false when its reference was there. */
    boolean credit(String accountId, String reference, long amountMinor, Instant maturesAt, Instant now) {
        return jdbc.sql("""
                        insert into account_flow (account_id, reference, amount_minor, unfolded_minor, matures_at, created_at)
                        values (:account, :reference, :amount, :amount, :matures, :now) on conflict (account_id, reference) do nothing""")
                        .param("account", accountId)
                        .param("reference", reference)
                        .param("amount", amountMinor)
                        .param("matures", Timestamp.from(maturesAt))
                        .param("now", Timestamp.from(now))
                        .update()
                == 1;
    }

    /**
     * Locks the account against other withdrawals, not against credits; answers what it can give of its balance.
     *
     * @throws IllegalArgumentException when there is no such account
     */
    long lock(String accountId) {
        return jdbc.sql("select balance_minor - frozen_minor from account where id = ? for no key update")
                .param(accountId)
                .query(Long.class)
                .optional()
                .orElseThrow(() -> new IllegalArgumentException("no account " + accountId));
    }

    /** Takes from the balance and writes the flow; false when the balance does not suffice, or the reference was there. */
    boolean debit(String accountId, String reference, long amountMinor, Instant now) {
        return jdbc.sql("""
                        with moved as (
                            update account set balance_minor = balance_minor - :amount, version = version + 1
                            where id = :account and balance_minor - frozen_minor >= :amount
                              and not exists (select 1 from account_flow where account_id = :account and reference = :reference)
                            returning id)
                        insert into account_flow (account_id, reference, amount_minor, unfolded_minor, matures_at, created_at)
                        select id, :reference, - :amount, 0, :now, :now from moved""")
                        .param("account", accountId)
                        .param("reference", reference)
                        .param("amount", amountMinor)
                        .param("now", Timestamp.from(now))
                        .update()
                == 1;
    }

    /** The amount of the flow of this reference, if there is one. */
    Optional<Long> flow(String accountId, String reference) {
        return jdbc.sql("select amount_minor from account_flow where account_id = ? and reference = ?")
                .params(accountId, reference)
                .query(Long.class)
                .optional();
    }

    private static OpenAccount read(ResultSet row, int number) throws SQLException {
        return new OpenAccount(
                row.getString("id"),
                AccountKind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                row.getString("owner"),
                row.getString("currency"));
    }
}
