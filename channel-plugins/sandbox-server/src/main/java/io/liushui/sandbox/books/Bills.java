package io.liushui.sandbox.books;

import io.liushui.sandbox.store.Sql;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What a channel's bill of a day says; the channel writes it in its own format. */
public final class Bills {

    private final Desk desk;

    Bills(Desk desk) {
        this.desk = desk;
    }

    /** The day's movements in the order in which they happened; the day is the zone's. */
    public List<BillLine> ofDay(LocalDate day, ZoneId zone, Fee fee) {
        long from = day.atStartOfDay(zone).toInstant().toEpochMilli();
        long until = day.plusDays(1).atStartOfDay(zone).toInstant().toEpochMilli();
        return desk.store().write(sql -> {
            List<BillLine> lines = new ArrayList<>();
            for (Charge charge : OrderTable.chargedBetween(sql, desk.channel(), from, until)) {
                lines.add(line(charge.order(), fee));
            }
            for (Refund refund : RefundTable.finishedBetween(sql, desk.channel(), from, until)) {
                lines.add(line(sql, refund, fee));
            }
            lines.sort(Comparator.comparingLong(BillLine::at));
            return List.copyOf(lines);
        });
    }

    private static BillLine line(Order order, Fee fee) {
        BillLine.Kind kind = order.capture() ? BillLine.Kind.CAPTURE : BillLine.Kind.PAYMENT;
        return new BillLine(kind, order, null, order.amount(), fee.of(order.amount()), order.chargedAt());
    }

    private static BillLine line(Sql sql, Refund refund, Fee fee) throws SQLException {
        Order order = OrderTable.find(sql, refund.channel(), refund.orderNo()).orElseThrow(Orders::unknown);
        BillLine.Kind kind = refund.kind() == Refund.Kind.VOID ? BillLine.Kind.VOID : BillLine.Kind.REFUND;
        return new BillLine(kind, order, refund, refund.amount(), fee.of(refund.amount()), refund.finishedAt());
    }
}
