package io.liushui.core.payouts;

import io.liushui.core.events.DomainEvent;
import io.liushui.core.events.Events;
import io.liushui.core.money.Money;
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
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Batches: when the last payout of one has ended, the batch is finished, and its merchant is told once. */
@Component
public class PayoutBatches {
    private static final String SELECT = """
            select id, merchant_id, app_id, merchant_batch_no, currency, total_count, total_minor, trace_id, created_at, finished_at
            from payout_batch where\s""";

    private final JdbcClient jdbc;
    private final Events events;
    private final Clock clock;

    PayoutBatches(JdbcClient jdbc, Events events, Clock clock) {
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /** A batch of this app; a foreign id is simply not there. */
    public Optional<PayoutBatch> find(String appId, String batchId) {
        return jdbc.sql(SELECT + "id = ? and app_id = ?")
                .params(batchId, appId)
                .query(this::read)
                .optional();
    }

    public Optional<PayoutBatch> findByBatchNo(String appId, String merchantBatchNo) {
        return jdbc.sql(SELECT + "app_id = ? and merchant_batch_no = ?")
                .params(appId, merchantBatchNo)
                .query(this::read)
                .optional();
    }

    /** An app's batches, newest first. */
    public List<PayoutBatch> list(String appId, Slice<String> slice) {
        return SlicedSelect.byId(jdbc, SELECT + "app_id = :app")
                .param("app", appId)
                .rows(slice, this::read);
    }

    /** @return false when the app has a batch of this number already */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean insert(PayoutBatch batch) {
        return jdbc.sql("""
                        insert into payout_batch (id, merchant_id, app_id, merchant_batch_no, currency, total_count, total_minor, open_count,
                            trace_id, created_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (app_id, merchant_batch_no) do nothing""")
                        .params(
                                batch.id(),
                                batch.merchantId(),
                                batch.appId(),
                                batch.merchantBatchNo(),
                                batch.total().currency(),
                                batch.count(),
                                batch.total().amountMinor(),
                                batch.count(),
                                batch.traceId(),
                                Timestamp.from(batch.createdAt()))
                        .update()
                > 0;
    }

    /** Counts a payout that has ended. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void ended(Payout payout) {
        if (payout.batchId() == null) {
            return;
        }
        boolean last = jdbc.sql("""
                        update payout_batch set open_count = open_count - 1,
                            finished_at = case when open_count = 1 then cast(? as timestamptz) end
                        where id = ? returning open_count = 0""")
                .params(Timestamp.from(clock.instant()), payout.batchId())
                .query(Boolean.class)
                .single();
        if (last) {
            PayoutBatch batch = find(payout.appId(), payout.batchId()).orElseThrow();
            events.append(new DomainEvent(
                    "payout_batch.finished",
                    batch.id(),
                    batch.merchantId(),
                    batch.appId(),
                    PayoutBatchDocument.json(batch),
                    batch.traceId(),
                    true));
        }
    }

    private PayoutBatch read(ResultSet row, int number) throws SQLException {
        String id = row.getString("id");
        return new PayoutBatch(
                id,
                row.getString("merchant_id"),
                row.getString("app_id"),
                row.getString("merchant_batch_no"),
                row.getInt("total_count"),
                new Money(row.getLong("total_minor"), row.getString("currency")),
                byState(id),
                row.getString("trace_id"),
                row.getTimestamp("created_at").toInstant(),
                PayoutRows.instant(row, "finished_at"));
    }

    private Map<String, PayoutBatch.Sum> byState(String batchId) {
        Map<String, PayoutBatch.Sum> byState = new LinkedHashMap<>();
        jdbc.sql("""
                select state, count(*) as payouts, sum(amount_minor) as minor from payout where batch_id = ? group by state order by state""").param(batchId).query(row -> {
            byState.put(row.getString("state"), new PayoutBatch.Sum(row.getLong("payouts"), row.getLong("minor")));
        });
        return byState;
    }
}
