package io.liushui.channel.alipay;

import io.liushui.spi.BillRow;
import io.liushui.spi.BillUnreadable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Reads a bill of trades one line at a time: marks, header, rows, an end mark, totals. */
final class BillReader {
    /** Nothing is quoted; cells end in tabs or blanks. */
    private static final CSVFormat FORMAT = CSVFormat.Builder.create()
            .setDelimiter(',')
            .setQuote(null)
            .setTrim(true)
            .setIgnoreEmptyLines(true)
            .get();

    private final String sellerId;

    BillReader(String sellerId) {
        this.sellerId = sellerId;
    }

    long read(Path bill, Consumer<BillRow> rows) throws BillUnreadable {
        try (BillArchive archive = BillArchive.open(bill);
                Reader text = new BoundedLines(new InputStreamReader(
                        archive.trades(),
                        BillArchive.GBK
                                .newDecoder()
                                .onMalformedInput(CodingErrorAction.REPORT)
                                .onUnmappableCharacter(CodingErrorAction.REPORT)));
                CSVParser lines = FORMAT.parse(text)) {
            return read(lines, rows);
        } catch (IOException | UncheckedIOException broken) {
            throw new BillUnreadable("the bill cannot be read: " + broken.getMessage());
        }
    }

    private long read(Iterable<CSVRecord> lines, Consumer<BillRow> rows) throws BillUnreadable {
        BillTotals totals = new BillTotals();
        BillColumns columns = null;
        boolean ended = false;
        for (CSVRecord line : lines) {
            String first = line.get(0);
            if (first.startsWith("#")) {
                ended |= mark(first, totals);
            } else if (ended) {
                throw new BillUnreadable("line " + line.getRecordNumber() + " stands after the end");
            } else if (columns == null) {
                columns = BillColumns.of(line);
            } else {
                BillColumns.Line row = columns.read(line);
                totals.add(row);
                rows.accept(row.row());
            }
        }
        if (columns == null || !ended) {
            throw new BillUnreadable("the bill is cut off");
        }
        return totals.verified();
    }

    /** @return whether the line ends the list */
    private boolean mark(String line, BillTotals totals) throws BillUnreadable {
        if (line.startsWith("#账号") && !line.contains("[" + sellerId)) {
            throw new BillUnreadable("the bill is another account's");
        }
        totals.told(line);
        return line.contains("业务明细列表结束");
    }
}
