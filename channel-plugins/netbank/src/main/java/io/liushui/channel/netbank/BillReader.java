package io.liushui.channel.netbank;

import io.liushui.spi.BillRow;
import io.liushui.spi.BillUnreadable;
import java.io.IOException;
import java.time.LocalDateTime;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** Header, rows, trailer; the trailer's counts and sums must be those of the rows. */
final class BillReader {

    private static final String PAYMENT = "01";
    private static final String REFUND = "02";

    private final String merchantNo;
    private final String date;
    private final Consumer<BillRow> rows;
    private long payments;
    private long paid;
    private long refunds;
    private long refunded;
    private long fees;

    /** @param date {@code yyyyMMdd} */
    BillReader(String merchantNo, String date, Consumer<BillRow> rows) {
        this.merchantNo = merchantNo;
        this.date = date;
        this.rows = rows;
    }

    long read(BillFile.BillLines lines) throws IOException, BillUnreadable {
        if (!String.join("|", "H", merchantNo, date, Protocol.VERSION).equals(lines.next())) {
            throw new BillUnreadable("the header is missing or belongs to another bill");
        }
        String line = lines.next();
        while (line != null && line.startsWith("D|")) {
            rows.accept(add(row(line.split("\\|", -1))));
            line = lines.next();
        }
        String trailer = String.join(
                "|",
                "T",
                Long.toString(payments),
                Yuan.of(paid),
                Long.toString(refunds),
                Yuan.of(refunded),
                signed(fees));
        if (!trailer.equals(line)) {
            throw new BillUnreadable("the trailer is missing or does not agree with the rows");
        }
        if (lines.next() != null) {
            throw new BillUnreadable("something follows the trailer");
        }
        return payments + refunds;
    }

    private BillRow add(BillRow row) throws BillUnreadable {
        try {
            fees = Math.addExact(fees, row.feeMinor());
            switch (row.kind()) {
                case PAYMENT -> {
                    payments++;
                    paid = Math.addExact(paid, row.amountMinor());
                }
                case REFUND -> {
                    refunds++;
                    refunded = Math.addExact(refunded, row.amountMinor());
                }
            }
            return row;
        } catch (ArithmeticException tooMuch) {
            throw new BillUnreadable("the sums are larger than money is");
        }
    }

    private static BillRow row(String[] columns) throws BillUnreadable {
        boolean refund = columns.length > 1 && columns[1].equals(REFUND);
        if (columns.length != 10 || !(refund || columns[1].equals(PAYMENT)) || !columns[7].equals(Protocol.CURRENCY)) {
            throw new BillUnreadable("a row has another form");
        }
        LocalDateTime time =
                BankTime.local(columns[8]).orElseThrow(() -> new BillUnreadable("a row's time is no time"));
        return new BillRow(
                refund ? BillRow.Kind.REFUND : BillRow.Kind.PAYMENT,
                refund ? columns[3] : columns[2],
                columns[2],
                columns[4],
                fen(columns[5], false),
                fen(columns[6], true),
                columns[7],
                time);
    }

    private static long fen(String yuan, boolean mayBeNegative) throws BillUnreadable {
        boolean negative = mayBeNegative && yuan.startsWith("-");
        OptionalLong fen = Yuan.fen(negative ? yuan.substring(1) : yuan);
        if (fen.isEmpty()) {
            throw new BillUnreadable("a row's amount is no amount");
        }
        return negative ? -fen.getAsLong() : fen.getAsLong();
    }

    private static String signed(long fen) {
        return fen < 0 ? "-" + Yuan.of(-fen) : Yuan.of(fen);
    }
}
