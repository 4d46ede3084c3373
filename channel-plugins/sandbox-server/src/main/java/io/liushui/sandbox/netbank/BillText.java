package io.liushui.sandbox.netbank;

import io.liushui.sandbox.books.BillLine;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A bill as the bank writes it: GBK, columns between bars, header and trailer, in a zip. */
final class BillText {

    private static final Charset GBK = Charset.forName("GBK");

    private final String merchantNo;
    private final String date;
    private final StringBuilder text = new StringBuilder();
    private long payments;
    private long paid;
    private long refunds;
    private long refunded;
    private long fees;

    BillText(String merchantNo, String date) {
        this.merchantNo = merchantNo;
        this.date = date;
    }

    /** Without an ending. */
    String name() {
        return "NB_" + merchantNo + "_" + date;
    }

    byte[] zip(List<BillLine> lines) {
        line("H", merchantNo, date, "2.1");
        lines.forEach(this::movement);
        line(
                "T",
                Long.toString(payments),
                BankMoney.of(paid),
                Long.toString(refunds),
                BankMoney.of(refunded),
                BankMoney.of(fees));
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(file, GBK)) {
            zip.putNextEntry(new ZipEntry(name() + ".txt"));
            zip.write(text.toString().getBytes(GBK));
            zip.closeEntry();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return file.toByteArray();
    }

    private void movement(BillLine line) {
        switch (line.kind()) {
            case PAYMENT, CAPTURE -> {
                payments++;
                paid += line.amount();
                fees += line.fee();
                movement(
                        "01",
                        "",
                        line.order().reference(),
                        line,
                        line.fee(),
                        line.order().subject());
            }
            case REFUND, VOID -> {
                refunds++;
                refunded += line.amount();
                movement("02", line.refund().refundNo(), line.refund().reference(), line, 0, "");
            }
        }
    }

    private void movement(String type, String refundNo, String sequence, BillLine line, long fee, String goods) {
        line(
                "D",
                type,
                line.order().orderNo(),
                refundNo,
                sequence,
                BankMoney.of(line.amount()),
                BankMoney.of(fee),
                line.order().currency(),
                BankTime.of(line.at()),
                goods.replaceAll("[|\\r\\n]", " "));
    }

    private void line(String... columns) {
        text.append(String.join("|", columns)).append("\r\n");
    }
}
