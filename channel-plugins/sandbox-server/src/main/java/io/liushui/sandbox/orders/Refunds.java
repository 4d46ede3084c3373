package io.liushui.sandbox.orders;

import io.liushui.sandbox.orders.Refund.State;
import io.liushui.sandbox.store.Sql;
import io.liushui.sandbox.store.Store;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Money paid back, once per refund number and never more than was paid. */
public final class Refunds {

    private static final long DECLINED_AMOUNT = 88801;
    private static final long LATER_AMOUNT = 88805;
    private static final long LATER_MILLIS = 2_000;

    private final Store store;
    private final Clock clock;

    public Refunds(Store store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** @throws Refusal when the order is unknown, unpaid, or has not enough left, or when the number belongs to another refund */
    public Refund refund(NewRefund request) {
        return store.write(sql -> {
            Optional<Refund> known = find(sql, request.refundNo());
            return known.isPresent() ? repeated(known.get(), request) : first(sql, request);
        });
    }

    /** @throws Refusal when the number was never seen */
    public Refund find(String refundNo) {
        return peek(refundNo).orElseThrow(() -> new Refusal(404, "refund_not_found", "no refund has this number"));
    }

    public Optional<Refund> peek(String refundNo) {
        return store.read(sql -> find(sql, refundNo));
    }

    public List<Refund> list(long after, int limit) {
        return store.write(sql -> sql.list(
                "select * from refund where sequence > ? order by sequence limit ?", Refund::read, after, limit));
    }

    static void complete(Sql sql, String refundNo) throws SQLException {
        sql.update("update refund set state = 'REFUNDED' where refund_no = ? and state = 'PENDING'", refundNo);
    }

    private Refund first(Sql sql, NewRefund request) throws SQLException {
        Order order = OrderTable.find(sql, request.orderNo())
                .orElseThrow(() -> new Refusal(404, "order_not_found", "no order has this number"));
        if (order.charges() == 0) {
            throw new Refusal(409, "order_not_paid", "the order is not paid");
        }
        if (!order.currency().equals(request.currency())) {
            throw new Refusal(422, "currency_unsupported", "the order was paid in another currency");
        }
        if (request.amount() > order.amount() - order.refunded()) {
            throw new Refusal(409, "refund_exceeds_payment", "more than what is left of the payment");
        }
        State state = request.amount() == DECLINED_AMOUNT
                ? State.DECLINED
                : request.amount() == LATER_AMOUNT ? State.PENDING : State.REFUNDED;
        insert(sql, request, state);
        if (state != State.DECLINED) {
            sql.update(
                    "update orders set refunded = refunded + ? where order_no = ?",
                    request.amount(),
                    request.orderNo());
        }
        if (state == State.PENDING) {
            Plans.add(sql, clock.millis() + LATER_MILLIS, Plans.Action.REFUND, request.refundNo(), null);
        }
        return find(sql, request.refundNo()).orElseThrow();
    }

    private void insert(Sql sql, NewRefund request, State state) throws SQLException {
        sql.update(
                """
                insert into refund (refund_no, sequence, order_no, amount, currency, state, code, reference, created_at)
                values (?, (select coalesce(max(sequence), 0) + 1 from refund), ?, ?, ?, ?, ?, ?, ?)""",
                request.refundNo(),
                request.orderNo(),
                request.amount(),
                request.currency(),
                state.name(),
                state == State.DECLINED ? "refund_declined" : null,
                Numbers.next("sbr"),
                clock.millis());
    }

    private static Refund repeated(Refund known, NewRefund request) {
        if (known.amount() != request.amount() || !known.orderNo().equals(request.orderNo())) {
            throw new Refusal(409, "refund_conflict", "the number belongs to a refund with other content");
        }
        return known;
    }

    private static Optional<Refund> find(Sql sql, String refundNo) throws SQLException {
        return sql.one("select * from refund where refund_no = ?", Refund::read, refundNo);
    }
}
