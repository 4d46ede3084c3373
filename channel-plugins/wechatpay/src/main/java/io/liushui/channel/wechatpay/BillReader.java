package io.liushui.channel.wechatpay;

import io.liushui.spi.BillRow;
import io.liushui.spi.BillUnreadable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads a bill of either kind: a header, rows, a header of totals, totals, and nothing more. */
final class BillReader {

    /** What a kind of bill makes of its rows and totals. */
    interface Form {
        /** Empty for a row that is no movement of ours. */
        Optional<BillRow> row(BillCells cells) throws BillUnreadable;

        /** @throws BillUnreadable when they are not those of the rows */
        void check(BillCells totals, long rows) throws BillUnreadable;

        /** The column whose text may itself look like several cells. */
        String textColumn();
    }

    /** @return how many rows were handed on */
    long read(Path bill, Consumer<BillRow> rows) throws BillUnreadable {
        try (BillLines lines = BillLines.open(bill)) {
            return read(lines, rows);
        } catch (IOException unreadable) {
            throw new BillUnreadable("the bill cannot be read: " + unreadable.getMessage());
        }
    }

    private static long read(BillLines lines, Consumer<BillRow> rows) throws IOException, BillUnreadable {
        List<String> header = BillCells.header(lines.next());
        Form form = form(header);
        long found = 0;
        long handedOn = 0;
        String line = lines.next();
        while (BillCells.isRow(line)) {
            found++;
            Optional<BillRow> row = form.row(BillCells.of(header, line, form.textColumn(), lines.number()));
            if (row.isPresent()) {
                rows.accept(row.get());
                handedOn++;
            }
            line = lines.next();
        }
        List<String> totals = BillCells.header(line);
        form.check(BillCells.of(totals, lines.next(), "", lines.number()), found);
        lines.requireEnd();
        return handedOn;
    }

    private static Form form(List<String> header) throws BillUnreadable {
        return switch (header.getFirst()) {
            case "交易时间" -> new TradeBill();
            case "记账时间" -> new FundFlowBill();
            default -> throw new BillUnreadable("the header is of no known bill");
        };
    }
}
