package io.liushui.core.accounts;

import io.liushui.core.paging.Key;
import io.liushui.core.paging.Slice;
import io.liushui.core.paging.SlicedSelect;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What accounts have and how they came to it. */
@Component
public class AccountStatements {
    private static final String BALANCES = """
            select a.currency, a.balance_minor, a.frozen_minor, f.matured, f.pending from account a
            left join lateral (
                select coalesce(sum(unfolded_minor) filter (where matures_at <= :now), 0)::bigint as matured,
                       coalesce(sum(unfolded_minor) filter (where matures_at > :now), 0)::bigint as pending
                from account_flow where account_id = a.id and unfolded_minor > 0) f on true
            where\s""";
    private static final Key<Long> KEY = Key.number("id");

    private final JdbcClient jdbc;
    private final Clock clock;

    AccountStatements(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** As of now; empty when there is no such account. */
    public Optional<Balances> balances(String accountId) {
        return jdbc.sql(BALANCES + "a.id = :account")
                .param("now", Timestamp.from(clock.instant()))
                .param("account", accountId)
                .query(AccountStatements::balances)
                .optional();
    }

    /** As of now, by currency. */
    public Map<String, Balances> balances(AccountKind kind, String owner) {
        Map<String, Balances> byCurrency = new LinkedHashMap<>();
        jdbc.sql(BALANCES + "a.kind = :kind and a.owner = :owner order by a.currency")
                .param("now", Timestamp.from(clock.instant()))
                .param("kind", kind.code())
                .param("owner", owner)
                .query(row -> {
                    byCurrency.put(row.getString("currency"), balances(row, 0));
                });
        return byCurrency;
    }

    /** Flows of an account, newest first. */
    public List<Flow> flows(String accountId, Slice<Long> slice) {
        return SlicedSelect.by(KEY, jdbc, """
                        select id, reference, amount_minor, matures_at, created_at from account_flow
                        where account_id = :account""").param("account", accountId).rows(slice, AccountStatements::flow);
    }

    private static Balances balances(ResultSet row, int number) throws SQLException {
        long frozen = row.getLong("frozen_minor");
        return new Balances(
                row.getLong("balance_minor") - frozen + row.getLong("matured"), row.getLong("pending"), frozen);
    }

    private static Flow flow(ResultSet row, int number) throws SQLException {
        return new Flow(
                row.getLong("id"),
                row.getString("reference"),
                row.getLong("amount_minor"),
                row.getTimestamp("matures_at").toInstant(),
                row.getTimestamp("created_at").toInstant());
    }
}
