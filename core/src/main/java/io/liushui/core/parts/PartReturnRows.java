package io.liushui.core.parts;

import io.liushui.core.parts.RefundShares.PartShare;
import java.sql.Timestamp;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Table {@code payment_part_return}. */
@Component
class PartReturnRows {
    static final String GIVEN_BACK = "given_back";
    static final String FAILED = "failed";

    private final JdbcClient jdbc;
    private final Clock clock;

    PartReturnRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void insert(String refundId, PartShare share) {
        jdbc.sql("""
                insert into payment_part_return (part_id, refund_id, amount_minor, units, state, created_at)
                values (?, ?, ?, ?, 'reserved', ?)""")
                .params(share.partId(), refundId, share.amountMinor(), share.units(), Timestamp.from(clock.instant()))
                .update();
    }

    void ended(String refundId, String state) {
        jdbc.sql("update payment_part_return set state = ?, finished_at = ? where refund_id = ?")
                .params(state, Timestamp.from(clock.instant()), refundId)
                .update();
    }
}
