package io.liushui.channel.alipay;

import io.liushui.spi.BillRow;
import io.liushui.spi.BillUnreadable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the rows add up to, and what the bill itself says at its end. */
final class BillTotals {
    private static final Pattern TOLD =
            Pattern.compile("#+(交易|退款)合计：([0-9]{1,12})笔，[^0-9-]*(-?[0-9]{1,13}(?:\\.[0-9]{1,2})?)元.*");

    private final Sum payments = new Sum("交易");
    private final Sum refunds = new Sum("退款");

    void add(BillColumns.Line line) {
        (line.row().kind() == BillRow.Kind.PAYMENT ? payments : refunds).add(line.receivedMinor());
    }

    /** Takes a total, if the line is one. */
    void told(String line) throws BillUnreadable {
        Matcher matcher = TOLD.matcher(line);
        if (matcher.matches()) {
            Sum sum = matcher.group(1).equals(payments.name) ? payments : refunds;
            sum.tell(
                    Long.parseLong(matcher.group(2)),
                    Yuan.minor(matcher.group(3)).orElseThrow());
        }
    }

    /** @return how many rows there were */
    long verified() throws BillUnreadable {
        return payments.verified() + refunds.verified();
    }

    private static final class Sum {
        private final String name;
        private long count;
        private long minor;
        private long toldCount = -1;
        private long toldMinor;

        Sum(String name) {
            this.name = name;
        }

        void add(long amountMinor) {
            count++;
            minor = Math.addExact(minor, amountMinor);
        }

        void tell(long rows, long sumMinor) throws BillUnreadable {
            if (toldCount >= 0) {
                throw new BillUnreadable("the total of " + name + " stands twice");
            }
            toldCount = rows;
            toldMinor = sumMinor;
        }

        long verified() throws BillUnreadable {
            if (toldCount < 0) {
                throw new BillUnreadable("the total of " + name + " is missing");
            }
            if (toldCount != count || Math.abs(toldMinor) != Math.abs(minor)) {
                throw new BillUnreadable(name + " do not add up: " + count + " rows of " + Yuan.of(minor)
                        + ", and the bill says " + toldCount + " of " + Yuan.of(toldMinor));
            }
            return count;
        }
    }
}
