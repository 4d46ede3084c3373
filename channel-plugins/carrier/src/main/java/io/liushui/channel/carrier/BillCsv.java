package io.liushui.channel.carrier;

import io.liushui.spi.BillRow;
import io.liushui.spi.BillUnreadable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.Consumer;

/** A downloaded bill: header, movements, and two lines of totals that must be those of the movements. */
final class BillCsv {

    private static final List<String> HEADER = List.of("类型", "商户订单号", "退款单号", "交易流水号", "金额", "手续费", "币种", "完成时间", "商品");
    private static final List<String> TOTALS = List.of("合计", "支付笔数", "支付金额", "退款笔数", "退款金额", "手续费");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    private final Consumer<BillRow> rows;
    private long payments;
    private long paid;
    private long refunds;
    private long refunded;
    private long fees;

    BillCsv(Consumer<BillRow> rows) {
        this.rows = rows;
    }

    /** @return how many rows it has */
    long read(Path bill) throws BillUnreadable {
        try (BillLines lines = new BillLines(bill)) {
            return read(lines);
        } catch (IOException | UncheckedIOException | ArithmeticException broken) {
            throw new BillUnreadable(
                    "the file cannot be read: " + broken.getClass().getSimpleName());
        }
    }

    private long read(BillLines lines) throws IOException, BillUnreadable {
        if (!HEADER.equals(lines.next())) {
            throw new BillUnreadable("the header is another one");
        }
        List<String> record = lines.next();
        while (!record.getFirst().equals("合计")) {
            rows.accept(add(row(record)));
            record = lines.next();
        }
        List<Long> sums = List.of(payments, paid, refunds, refunded, fees);
        List<String> told = lines.next();
        if (!record.equals(TOTALS)
                || !told.getFirst().equals("合计")
                || !told.subList(1, told.size())
                        .equals(sums.stream().map(String::valueOf).toList())) {
            throw new BillUnreadable("the totals are missing or do not agree with the rows");
        }
        if (!lines.isAtEnd()) {
            throw new BillUnreadable("something follows the totals");
        }
        return payments + refunds;
    }

    private BillRow add(BillRow row) {
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
    }

    private static BillRow row(List<String> cells) throws BillUnreadable {
        boolean refund = cells.getFirst().equals("退款");
        if (cells.size() != HEADER.size() || !(refund || cells.getFirst().equals("支付"))) {
            throw new BillUnreadable("a row has another form");
        }
        if (!cells.get(4).matches("[0-9]{1,12}")
                || !cells.get(5).matches("-?[0-9]{1,12}")
                || !cells.get(6).equals("CNY")) {
            throw new BillUnreadable("a row's amount, fee or currency is none");
        }
        return new BillRow(
                refund ? BillRow.Kind.REFUND : BillRow.Kind.PAYMENT,
                refund ? cells.get(2) : cells.get(1),
                cells.get(1),
                cells.get(3),
                Long.parseLong(cells.get(4)),
                Long.parseLong(cells.get(5)),
                cells.get(6),
                time(cells.get(7)));
    }

    private static LocalDateTime time(String text) throws BillUnreadable {
        try {
            return LocalDateTime.parse(text, TIME);
        } catch (DateTimeException malformed) {
            throw new BillUnreadable("a row's time is no time");
        }
    }
}
