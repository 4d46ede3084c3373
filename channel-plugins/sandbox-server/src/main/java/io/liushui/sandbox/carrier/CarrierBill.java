package io.liushui.sandbox.carrier;

import io.liushui.sandbox.books.BillLine;
import io.liushui.sandbox.books.Fee;
import io.liushui.sandbox.host.SandboxHost;
import io.liushui.sandbox.wire.Refusal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The bill of a day as the carrier writes it; also of the day that has not ended yet, as far as it has gone. */
final class CarrierBill {

    private static final Fee FEE = Fee.basisPoints(3_000);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private final SandboxHost host;

    CarrierBill(SandboxHost host) {
        this.host = host;
    }

    /** @throws Refusal when there is no bill of that day */
    byte[] of(String date) {
        LocalDate day = day(date);
        if (day.isAfter(LocalDate.ofInstant(host.clock().instant(), Month.ZONE))) {
            throw new Refusal(409, "bill_not_made", "the day has not begun");
        }
        List<BillLine> lines = host.books().bills().ofDay(day, Month.ZONE, FEE);
        if (lines.isEmpty()) {
            throw new Refusal(404, "nothing_happened", "no movement on that day");
        }
        return write(lines);
    }

    static byte[] write(List<BillLine> lines) {
        StringBuilder csv = new StringBuilder("\uFEFF");
        line(csv, "类型", "商户订单号", "退款单号", "交易流水号", "金额", "手续费", "币种", "完成时间", "商品");
        long payments = 0;
        long paid = 0;
        long refunded = 0;
        long fees = 0;
        for (BillLine line : lines) {
            boolean refund = line.refund() != null;
            payments += refund ? 0 : 1;
            paid += refund ? 0 : line.amount();
            refunded += refund ? line.amount() : 0;
            fees += refund ? -line.fee() : line.fee();
            movement(csv, line, refund);
        }
        line(csv, "合计", "支付笔数", "支付金额", "退款笔数", "退款金额", "手续费");
        line(csv, "合计", payments, paid, lines.size() - payments, refunded, fees);
        return csv.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void movement(StringBuilder csv, BillLine line, boolean refund) {
        line(
                csv,
                refund ? "退款" : "支付",
                line.order().orderNo(),
                refund ? line.refund().refundNo() : "",
                refund ? line.refund().reference() : line.order().reference(),
                line.amount(),
                refund ? -line.fee() : line.fee(),
                line.order().currency(),
                TIME.format(LocalDateTime.ofInstant(Instant.ofEpochMilli(line.at()), Month.ZONE)),
                refund ? "" : line.order().subject());
    }

    private static void line(StringBuilder csv, Object... cells) {
        csv.append(Stream.of(cells).map(CarrierBill::cell).collect(Collectors.joining(",")))
                .append("\r\n");
    }

    private static String cell(Object value) {
        String text = value.toString();
        return text.matches("[^\",\r\n]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
    }

    private static LocalDate day(String date) {
        try {
            return LocalDate.parse(date, DateTimeFormatter.BASIC_ISO_DATE);
        } catch (DateTimeException malformed) {
            throw new Refusal(400, "malformed_request", "billDate is no day");
        }
    }
}
