package io.liushui.core.accounts;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Makes flows part of their account's balance. The caller holds the lock on the account. */
@Component
class Folding {
    /** Flows in one statement, so that a hot account's lock is never held for long. */
    private static final int BATCH = 500;

    private final JdbcClient jdbc;

    Folding(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Folds matured flows, oldest first, until the account can give this much or there are no more. Answers what it can give then. */
    long foldMatured(String accountId, long wantedMinor, long reachableMinor, Instant now) {
        long reachable = reachableMinor;
        int folded = BATCH;
        while (reachable < wantedMinor && folded == BATCH) {
            Folded batch = foldBatch(accountId, now);
            reachable += batch.minor();
            folded = batch.flows();
        }
        return reachable;
    }

    /** Folds the oldest matured flows. */
    Folded foldBatch(String accountId, Instant now) {
        return jdbc.sql("""
                            with due as (
                                select id, unfolded_minor from account_flow
                                where account_id = :account and unfolded_minor > 0 and matures_at <= :now order by matures_at, id limit :batch),
                            folded as (
                                update account_flow f set unfolded_minor = 0 from due where f.id = due.id),
                            total as (select count(*) as flows, coalesce(sum(unfolded_minor), 0) as minor from due),
                            moved as (
                                update account set balance_minor = balance_minor + total.minor, version = version + 1
                                from total where id = :account and total.minor > 0)
                            select flows, minor from total""")
                .param("account", accountId)
                .param("now", Timestamp.from(now))
                .param("batch", BATCH)
                .query((row, number) -> new Folded(row.getInt("flows"), row.getLong("minor")))
                .single();
    }

    /** Folds up to this much of flows that are not mature yet, those that mature last first. */
    EarlyParts foldEarly(String accountId, long wantedMinor, Instant now) {
        EarlyParts parts = EarlyParts.NONE;
        EarlyParts batch;
        do {
            batch = earlyBatch(accountId, wantedMinor - parts.totalMinor(), now);
            parts = parts.and(batch);
        } while (batch.flows().size() == BATCH && parts.totalMinor() < wantedMinor);
        return parts;
    }

    /** Takes what has not matured meanwhile out of the balance again. */
    void unfold(String accountId, EarlyParts parts, Instant now) {
        if (parts.flows().isEmpty()) {
            return;
        }
        jdbc.sql("""
                with part as (select * from unnest(:flows::bigint[], :minor::bigint[]) as part (flow, minor)),
                back as (
                    update account_flow f set unfolded_minor = unfolded_minor + part.minor from part
                    where f.id = part.flow and f.account_id = :account and f.matures_at > :now returning part.minor)
                update account set balance_minor = balance_minor - total.minor, version = version + 1
                from (select coalesce(sum(minor), 0) as minor from back) total where id = :account""")
                .param("account", accountId)
                .param("flows", parts.flowArray())
                .param("minor", parts.minorArray())
                .param("now", Timestamp.from(now))
                .update();
    }

    private EarlyParts earlyBatch(String accountId, long wantedMinor, Instant now) {
        List<Long> flows = new ArrayList<>();
        List<Long> minor = new ArrayList<>();
        jdbc.sql("""
                        with newest as (
                            select id, matures_at, unfolded_minor from account_flow
                            where account_id = :account and unfolded_minor > 0 and matures_at > :now order by matures_at desc, id desc limit :batch),
                        due as (
                            select id, unfolded_minor, sum(unfolded_minor) over (order by matures_at desc, id desc) - unfolded_minor as before from newest),
                        part as (select id, least(unfolded_minor, :wanted - before)::bigint as minor from due where before < :wanted),
                        folded as (
                            update account_flow f set unfolded_minor = unfolded_minor - part.minor from part where f.id = part.id),
                        moved as (
                            update account set balance_minor = balance_minor + total.minor, version = version + 1
                            from (select sum(minor) as minor from part) total where id = :account and total.minor > 0)
                        select id, minor from part""")
                .param("account", accountId)
                .param("wanted", wantedMinor)
                .param("now", Timestamp.from(now))
                .param("batch", BATCH)
                .query(row -> {
                    flows.add(row.getLong("id"));
                    minor.add(row.getLong("minor"));
                });
        return new EarlyParts(flows, minor);
    }

    record Folded(int flows, long minor) {}
}
