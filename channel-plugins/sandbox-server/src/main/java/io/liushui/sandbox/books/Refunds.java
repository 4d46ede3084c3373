package io.liushui.sandbox.books;

import io.liushui.sandbox.books.Refund.State;
import io.liushui.sandbox.store.Sql;
import io.liushui.sandbox.wire.Refusal;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Money paid back, once per refund number and never more than was paid. Voids are refunds of the whole. */
public final class Refunds {

    private final Desk desk;

    Refunds(Desk desk) {
        this.desk = desk;
    }

    /**
     * @param announce whether to notify even though the answer tells the result
     * @throws Refusal when the order is unknown, unpaid, or has not enough left, or when the number belongs to another refund
     */
    public Refund refund(NewRefund request, boolean announce) {
        request.validate();
        return desk.store().write(sql -> refund(sql, request, announce));
    }

    Refund refund(Sql sql, NewRefund request, boolean announce) throws SQLException {
        Optional<Refund> known = RefundTable.find(sql, desk.channel(), request.refundNo());
        return known.isPresent() ? repeated(known.get(), request) : first(sql, request, announce);
    }

    /** @throws Refusal {@code refund_not_found} when the channel never saw the number */
    public Refund find(String refundNo) {
        return peek(refundNo).orElseThrow(() -> new Refusal(404, "refund_not_found", "no refund has this number"));
    }

    public Optional<Refund> peek(String refundNo) {
        return desk.store().read(sql -> RefundTable.find(sql, desk.channel(), refundNo));
    }

    /** By the channel's own number. */
    public Optional<Refund> findByReference(String reference) {
        return desk.store().read(sql -> RefundTable.findByReference(sql, desk.channel(), reference));
    }

    /** Oldest first. */
    public List<Refund> ofOrder(String orderNo) {
        return desk.store().read(sql -> RefundTable.ofOrder(sql, desk.channel(), orderNo));
    }

    private Refund first(Sql sql, NewRefund request, boolean announce) throws SQLException {
        Order order = OrderTable.find(sql, desk.channel(), request.orderNo()).orElseThrow(Orders::unknown);
        require(sql, request, order);
        Optional<RefundMagic> magic = RefundMagic.of(request.amount());
        boolean later = magic.filter(RefundMagic::isLater).isPresent();
        String code = magic.map(RefundMagic::code).orElse(PayerAccount.of(order).code());
        State state = later ? State.PENDING : code == null ? State.REFUNDED : State.DECLINED;
        Refund refund = RefundTable.insert(sql, desk, request, order, state, later ? null : code);
        if (state != State.DECLINED) {
            OrderTable.addRefunded(sql, order, request.amount());
        }
        if (later) {
            Plans.Action action = code == null ? Plans.Action.REFUND : Plans.Action.DECLINE_REFUND;
            Plans.add(sql, desk, MagicAmount.LATER_MILLIS, action, request.refundNo(), code);
        } else {
            finished(sql, refund, order, announce);
        }
        return refund;
    }

    private static void require(Sql sql, NewRefund request, Order order) throws SQLException {
        if (RefundTable.taken(sql, request.refundNo())) {
            throw new Refusal(409, "refund_conflict", "the number is taken");
        }
        if (order.charges() == 0) {
            throw new Refusal(409, "order_not_paid", "the order is not paid");
        }
        if (!order.currency().equals(request.currency())) {
            throw new Refusal(422, "currency_unsupported", "the order was paid in another currency");
        }
        boolean whole = request.amount() == order.amount() && order.refunded() == 0;
        if (request.amount() > order.amount() - order.refunded() || (request.kind() == Refund.Kind.VOID && !whole)) {
            throw new Refusal(409, "refund_exceeds_payment", "more than what is left of the payment");
        }
    }

    /**
     * Ends a refund that was pending, as planned.
     *
     * @param code why it is declined, null when it is done
     */
    void complete(Sql sql, String refundNo, String code) throws SQLException {
        boolean done = code == null;
        Refund refund =
                RefundTable.find(sql, desk.channel(), refundNo).orElseThrow(() -> new IllegalStateException(refundNo));
        Order order = OrderTable.find(sql, desk.channel(), refund.orderNo()).orElseThrow(Orders::unknown);
        if (!done) {
            OrderTable.addRefunded(sql, order, -refund.amount());
        }
        State state = done ? State.REFUNDED : State.DECLINED;
        Long finishedAt = done ? desk.clock().millis() : null;
        Refund ended = RefundTable.finish(sql, refund, state, code, finishedAt);
        finished(sql, ended, order, true);
    }

    private void finished(Sql sql, Refund refund, Order before, boolean asynchronous) throws SQLException {
        if (refund.kind() == Refund.Kind.VOID && refund.state() == State.REFUNDED && before.capture()) {
            AuthorizationTable.giveBack(sql, desk.channel(), before.authorizationNo(), refund.amount());
        }
        Order order = OrderTable.find(sql, desk.channel(), refund.orderNo()).orElseThrow(Orders::unknown);
        desk.announcements().happened(sql, new Event.RefundChanged(refund, order), asynchronous);
    }

    private static Refund repeated(Refund known, NewRefund request) {
        if (known.amount() != request.amount()
                || known.kind() != request.kind()
                || !known.orderNo().equals(request.orderNo())) {
            throw new Refusal(409, "refund_conflict", "the number belongs to a refund with other content");
        }
        return known;
    }
}
