package io.liushui.sandbox.unionpay;

import io.liushui.sandbox.books.BillLine;
import io.liushui.sandbox.books.Order;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The zip of a day: {@code ZM} with the transactions, {@code ZME} without corrections, both of fixed width in GBK. */
final class SettlementFile {
    private static final Charset GBK = Charset.forName("GBK");
    private static final DateTimeFormatter SHORT_DAY = DateTimeFormatter.ofPattern("yyMMdd");
    private static final DateTimeFormatter MONTH_TO_SECOND = DateTimeFormatter.ofPattern("MMddHHmmss");
    private static final int[] WIDTHS = {
        3, 11, 11, 6, 10, 19, 12, 4, 2, 21, 2, 32, 2, 6, 10, 13, 13, 4, 15, 2, 2, 6, 2, 4, 32, 1, 21, 15, 1, 15, 32, 13,
        13, 8, 32, 13, 13, 12, 2, 1, 32, 98
    };

    private SettlementFile() {}

    static byte[] archive(LocalDate day, String merchant, List<BillLine> lines) {
        String stem = "INN" + SHORT_DAY.format(day) + "88";
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, GBK)) {
            zip.putNextEntry(new ZipEntry(stem + "ZM_" + merchant));
            for (BillLine line : lines) {
                zip.write(row(columns(line, merchant)));
            }
            zip.closeEntry();
            zip.putNextEntry(new ZipEntry(stem + "ZME_" + merchant));
            zip.closeEntry();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /** The columns that are not blank, by their number. */
    private static Map<Integer, String> columns(BillLine line, String merchant) {
        Order order = line.order();
        boolean back = line.refund() != null;
        Map<String, String> details = back ? line.refund().details() : order.details();
        String queryId = back ? line.refund().reference() : order.reference();
        Map<Integer, String> columns = new TreeMap<>();
        columns.put(1, back ? "S30" : "S22");
        columns.put(2, "48270000");
        columns.put(3, "00049992");
        columns.put(4, queryId.substring(queryId.length() - 6));
        columns.put(5, MONTH_TO_SECOND.format(Instant.ofEpochMilli(line.at()).atZone(Asked.ZONE)));
        columns.put(6, order.details().getOrDefault(Told.CARD, "6216***********0018"));
        columns.put(7, String.format("%012d", line.amount()));
        columns.put(8, "5964");
        columns.put(9, "07");
        columns.put(10, queryId);
        columns.put(12, back ? line.refund().refundNo() : order.orderNo());
        columns.put(13, "01");
        columns.put(16, signed(back ? line.fee() : -line.fee()));
        columns.put(17, signed((back ? -line.amount() : line.amount()) + (back ? line.fee() : -line.fee())));
        columns.put(20, details.get(Told.TYPE));
        columns.put(21, details.get(Told.SUBTYPE));
        columns.put(22, details.get(Told.PRODUCT));
        columns.put(28, merchant);
        columns.put(31, order.subject());
        columns.put(33, columns.get(17));
        if (back) {
            columns.put(27, order.reference());
            columns.put(41, order.orderNo());
        } else if (order.authorizationNo() != null) {
            columns.put(41, order.authorizationNo());
        }
        return columns;
    }

    /** C is for the merchant, D against it. */
    private static String signed(long amount) {
        return (amount >= 0 ? "C" : "D") + String.format("%012d", Math.abs(amount));
    }

    private static byte[] row(Map<Integer, String> columns) {
        byte[] row = new byte[Arrays.stream(WIDTHS).sum() + WIDTHS.length - 1 + 2];
        Arrays.fill(row, (byte) ' ');
        int start = 0;
        for (int column = 1; column <= WIDTHS.length; column++) {
            byte[] text = fitting(columns.getOrDefault(column, ""), WIDTHS[column - 1]);
            System.arraycopy(text, 0, row, start, text.length);
            start += WIDTHS[column - 1] + 1;
        }
        row[row.length - 2] = '\r';
        row[row.length - 1] = '\n';
        return row;
    }

    /** Cut at a whole character. */
    private static byte[] fitting(String text, int width) {
        StringBuilder fitting = new StringBuilder();
        int length = 0;
        for (int character : text.codePoints().toArray()) {
            String one = Character.toString(character);
            length += one.getBytes(GBK).length;
            if (length > width) {
                break;
            }
            fitting.append(one);
        }
        return fitting.toString().getBytes(GBK);
    }
}
