package io.liushui.sandbox.host;

import io.liushui.sandbox.faults.Facts;
import io.liushui.sandbox.faults.Operation;
import io.liushui.sandbox.faults.Rule;
import io.liushui.sandbox.store.Store;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Every request of every channel, by the order it is about; written before it is executed. */
public final class RequestLog {

    private final Store store;
    private final Clock clock;

    public RequestLog(Store store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** @param receivedAt milliseconds since 1970 */
    public record Received(
            long sequence, String channel, String orderNo, String operation, String fault, long receivedAt) {}

    void note(Facts facts, Operation operation, Optional<Rule> rule) {
        long now = clock.millis();
        String fault = rule.map(applied -> applied.fault().wireName()).orElse(null);
        store.writeBehind(sql -> sql.update(
                "insert into request (channel, order_no, operation, fault, received_at) values (?, ?, ?, ?, ?)",
                facts.channel(),
                facts.orderNo(),
                operation.wireName(),
                fault,
                now));
    }

    public List<Received> ofOrder(String orderNo) {
        return store.write(sql -> sql.list(
                "select * from request where order_no = ? order by sequence",
                row -> new Received(
                        row.getLong("sequence"),
                        row.getString("channel"),
                        row.getString("order_no"),
                        row.getString("operation"),
                        row.getString("fault"),
                        row.getLong("received_at")),
                orderNo));
    }
}
