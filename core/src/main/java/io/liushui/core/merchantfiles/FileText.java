package io.liushui.core.merchantfiles;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * Writes a file: comma-separated values after RFC 4180 in UTF-8, a line with the names of the columns, one of record {@code entry} for each movement, one of
 * record {@code total} for each currency and kind. Columns are only ever added, at the end.
 */
final class FileText {
    static final List<String> COLUMNS = List.of(
            "record",
            "id",
            "kind",
            "state",
            "merchant_no",
            "merchant_order_no",
            "payment_id",
            "product",
            "method",
            "channel",
            "currency",
            "amount",
            "balance_change",
            "wallet_part",
            "points_part",
            "coupon_part",
            "count",
            "created_at",
            "final_at",
            "description");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSxxx");

    private final CSVPrinter printer;
    private final ZoneId zone;
    private final Totals totals = new Totals();
    private int rows;

    /** @param to is left open */
    FileText(OutputStream to, ZoneId zone) {
        this.zone = zone;
        try {
            this.printer = new CSVPrinter(new OutputStreamWriter(to, UTF_8), CSVFormat.RFC4180);
            printer.printRecord(COLUMNS);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    void add(Movement row) {
        totals.add(row);
        rows++;
        print(
                "entry",
                row.id(),
                row.kind().code(),
                row.kind().state(),
                SheetText.guarded(row.merchantNo()),
                row.order() == null ? null : SheetText.guarded(row.order().merchantOrderNo()),
                row.order() == null ? null : row.order().paymentId(),
                row.product(),
                row.method(),
                row.channel(),
                row.currency(),
                row.amountMinor(),
                row.balanceChangeMinor(),
                row.parts().walletMinor(),
                row.parts().pointsMinor(),
                row.parts().couponsMinor(),
                null,
                time(row.createdAt()),
                time(row.finalAt()),
                SheetText.guarded(row.description()));
    }

    /** Writes the totals; nothing may be added after. */
    void end() {
        for (FileTotal total : totals.all()) {
            print(
                    "total",
                    null,
                    total.kind(),
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    total.currency(),
                    total.amountMinor(),
                    total.balanceChangeMinor(),
                    null,
                    null,
                    null,
                    total.count(),
                    null,
                    null,
                    null);
        }
        flush();
    }

    /** Says in the file itself that it is none yet. */
    void markAsPreview() {
        Object[] cells = new Object[COLUMNS.size()];
        cells[0] = "preview";
        cells[COLUMNS.size() - 1] = "not final: for trying an integration only";
        print(cells);
        flush();
    }

    int rows() {
        return rows;
    }

    List<FileTotal> totals() {
        return totals.all();
    }

    private String time(Instant instant) {
        return TIME.format(instant.atZone(zone));
    }

    private void print(Object... cells) {
        try {
            printer.printRecord(cells);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void flush() {
        try {
            printer.flush();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
