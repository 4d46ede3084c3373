package io.liushui.channel.unionpay;

import io.liushui.spi.BillRow;
import io.liushui.spi.BillRow.Kind;
import io.liushui.spi.BillUnreadable;
import java.nio.charset.Charset;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Optional;

/** Rows of fixed width, counted in GBK bytes, with one byte between two columns. */
enum BillRecord {
    /** {@code ZM}: what the merchant did. */
    TRANSACTION(
            3, 11, 11, 6, 10, 19, 12, 4, 2, 21, 2, 32, 2, 6, 10, 13, 13, 4, 15, 2, 2, 6, 2, 4, 32, 1, 21, 15, 1, 15, 32,
            13, 13, 8, 32, 13, 13, 12, 2, 1, 32, 98) {
        @Override
        Optional<BillRow> row(Columns columns) throws BillUnreadable {
            Kind kind = kind(columns.text(20));
            if (kind == null) {
                return Optional.empty();
            }
            long amount = columns.amount(7);
            long fee = -columns.signed(16);
            long settled = columns.signed(17);
            boolean ordinary = columns.signed(36) == 0 && columns.signed(38) == 0;
            long due = (kind == Kind.PAYMENT ? amount : -amount) - fee;
            if (ordinary && settled != due) {
                throw new BillUnreadable("the settlement of " + columns.text(10) + " does not add up");
            }
            String number = columns.text(12);
            String orderNo = columns.text(20).equals("01") ? number : columns.text(41);
            return Optional.of(new BillRow(
                    kind,
                    number,
                    orderNo.isEmpty() ? null : orderNo,
                    columns.text(10),
                    amount,
                    fee,
                    "CNY",
                    columns.time(10)));
        }
    },
    /** {@code ZME}: what was corrected between the banks, such as a disputed payment; it names no order of ours. */
    CORRECTION(3, 11, 11, 6, 10, 19, 12, 4, 2, 2, 6, 10, 4, 12, 13, 13, 15, 15, 1, 12, 2, 135) {
        @Override
        Optional<BillRow> row(Columns columns) throws BillUnreadable {
            long settled = columns.signed(16);
            String reference = String.join("-", columns.text(1), columns.text(4), columns.text(5));
            return Optional.of(new BillRow(
                    settled >= 0 ? Kind.PAYMENT : Kind.REFUND,
                    null,
                    null,
                    reference,
                    columns.amount(7),
                    -columns.signed(15),
                    "CNY",
                    null));
        }
    };

    private static final Charset GBK = Charset.forName("GBK");

    private final int[] widths;

    BillRecord(int... widths) {
        this.widths = widths;
    }

    abstract Optional<BillRow> row(Columns columns) throws BillUnreadable;

    int lengthBytes() {
        return Arrays.stream(widths).sum() + widths.length - 1;
    }

    /** Empty for a row that moves no money. */
    Optional<BillRow> read(byte[] line) throws BillUnreadable {
        // The last column is reserved, and may be cut
        if (line.length < lengthBytes() - widths[widths.length - 1] - 1) {
            throw new BillUnreadable("a row has only " + line.length + " bytes");
        }
        return row(new Columns(line, widths));
    }

    /** Null for holding and letting go. */
    private static Kind kind(String txnType) throws BillUnreadable {
        return switch (txnType) {
            case "01", "03" -> Kind.PAYMENT;
            case "04", "31", "33" -> Kind.REFUND;
            case "02", "32" -> null;
            default -> throw new BillUnreadable("txnType " + txnType + " is unknown");
        };
    }

    /** The columns of one row, counted from 1 as in UnionPay's documents. */
    record Columns(byte[] line, int[] widths) {

        String text(int column) {
            int start = 0;
            for (int index = 0; index < column - 1; index++) {
                start += widths[index] + 1;
            }
            int end = Math.min(line.length, start + widths[column - 1]);
            return start >= end ? "" : new String(line, start, end - start, GBK).strip();
        }

        long amount(int column) throws BillUnreadable {
            String text = text(column);
            if (!text.matches("[0-9]{1,12}")) {
                throw new BillUnreadable("column " + column + " is no amount");
            }
            return Long.parseLong(text);
        }

        /** C is for us, D is against us; blank is 0. */
        long signed(int column) throws BillUnreadable {
            String text = text(column);
            if (text.isEmpty()) {
                return 0;
            }
            if (!text.matches("[CD][0-9]{11,12}")) {
                throw new BillUnreadable("column " + column + " is no signed amount");
            }
            long amount = Long.parseLong(text.substring(1));
            return text.charAt(0) == 'C' ? amount : -amount;
        }

        /** A {@code queryId} begins with its time; null when it does not. */
        LocalDateTime time(int column) {
            String text = text(column);
            try {
                return text.length() < 14 ? null : ChannelTime.read(text.substring(0, 14));
            } catch (DateTimeException other) {
                return null;
            }
        }
    }
}
