package io.liushui.channel.alipay;

import io.liushui.spi.BillRow;
import io.liushui.spi.BillRow.Kind;
import io.liushui.spi.BillUnreadable;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVRecord;

/** The columns of a bill, and its rows. A product's name is not quoted: where it holds commas, the two times after it tell where it ends. */
record BillColumns(int count) {
    private static final List<String> NAMES = List.of(
            "支付宝交易号",
            "商户订单号",
            "业务类型",
            "商品名称",
            "创建时间",
            "完成时间",
            "门店编号",
            "门店名称",
            "操作员",
            "终端号",
            "对方账户",
            "订单金额（元）",
            "商家实收（元）",
            "支付宝红包（元）",
            "集分宝（元）",
            "支付宝优惠（元）",
            "商家优惠（元）",
            "券核销金额（元）",
            "券名称",
            "商家红包消费金额（元）",
            "卡消费金额（元）",
            "退款批次号/请求号",
            "服务费（元）",
            "分润（元）",
            "备注");
    private static final int TRADE = NAMES.indexOf("支付宝交易号");
    private static final int ORDER = NAMES.indexOf("商户订单号");
    private static final int KIND = NAMES.indexOf("业务类型");
    private static final int CREATED = NAMES.indexOf("创建时间");
    private static final int FINISHED = NAMES.indexOf("完成时间");
    private static final int AMOUNT = NAMES.indexOf("订单金额（元）");
    private static final int RECEIVED = NAMES.indexOf("商家实收（元）");
    private static final int REFUND = NAMES.indexOf("退款批次号/请求号");
    private static final int FEE = NAMES.indexOf("服务费（元）");

    /** @param receivedMinor what the totals add up, in fen, with its sign */
    record Line(BillRow row, long receivedMinor) {}

    static BillColumns of(CSVRecord header) throws BillUnreadable {
        List<String> found = header.toList();
        if (found.size() < NAMES.size() || !found.subList(0, NAMES.size()).equals(NAMES)) {
            throw new BillUnreadable("the columns are not those of a bill of trades");
        }
        return new BillColumns(found.size());
    }

    Line read(CSVRecord line) throws BillUnreadable {
        List<String> cells = withoutCommasInName(line);
        Kind kind = kind(cells.get(KIND), line);
        String orderNo = cells.get(ORDER);
        LocalDateTime at = AlipayTime.local(cells.get(FINISHED)).orElseThrow(() -> unreadable(line, "完成时间"));
        BillRow row = new BillRow(
                kind,
                kind == Kind.PAYMENT ? orderNo : cells.get(REFUND),
                orderNo,
                cells.get(TRADE),
                Math.abs(minor(cells, AMOUNT, line)),
                -minor(cells, FEE, line),
                Trades.CURRENCY,
                at);
        return new Line(row, minor(cells, RECEIVED, line));
    }

    private List<String> withoutCommasInName(CSVRecord line) throws BillUnreadable {
        List<String> cells = new ArrayList<>(line.toList());
        while (cells.size() > CREATED + 1 && !timesAt(cells)) {
            cells.remove(CREATED);
        }
        // What is left over stands in the remark, which is the last column
        if (cells.size() < count || (cells.size() > count && count > NAMES.size())) {
            throw new BillUnreadable("line " + line.getRecordNumber() + " has not " + count + " columns");
        }
        return cells;
    }

    private static boolean timesAt(List<String> cells) {
        return AlipayTime.local(cells.get(CREATED)).isPresent()
                && AlipayTime.local(cells.get(CREATED + 1)).isPresent();
    }

    private static Kind kind(String text, CSVRecord line) throws BillUnreadable {
        return switch (text) {
            case "交易" -> Kind.PAYMENT;
            case "退款" -> Kind.REFUND;
            default -> throw unreadable(line, "业务类型");
        };
    }

    private static long minor(List<String> cells, int column, CSVRecord line) throws BillUnreadable {
        return Yuan.minor(cells.get(column)).orElseThrow(() -> unreadable(line, NAMES.get(column)));
    }

    private static BillUnreadable unreadable(CSVRecord line, String column) {
        return new BillUnreadable("line " + line.getRecordNumber() + ", " + column + " is not as it should be");
    }
}
