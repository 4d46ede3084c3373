package io.liushui.channel.wechatpay;

import io.liushui.spi.BillRow;
import io.liushui.spi.BillUnreadable;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The bill {@code ALL}: payments and refunds. */
final class TradeBill implements BillReader.Form {
    private static final String STATE = "交易状态";
    private static final String ORDER_NO = "商户订单号";
    private static final String REFUND_NO = "商户退款单号";
    private static final String FEE = "手续费";
    private static final String ORDER_AMOUNT = "订单金额";
    private static final String REFUND_ASKED = "申请退款金额";

    /** Columns of the totals by the column that they add up. */
    private static final Map<String, String> TOTALS = Map.of(
            "应结订单金额",
            "应结订单总金额",
            "退款金额",
            "退款总金额",
            "充值券退款金额",
            "充值券退款总金额",
            FEE,
            "手续费总金额",
            ORDER_AMOUNT,
            "订单总金额",
            REFUND_ASKED,
            "申请退款总金额");

    private final Map<String, BigDecimal> sums = new LinkedHashMap<>();

    @Override
    public Optional<BillRow> row(BillCells cells) throws BillUnreadable {
        for (String column : TOTALS.keySet()) {
            sums.merge(column, cells.yuan(column), BigDecimal::add);
        }
        return switch (cells.text(STATE)) {
            case "SUCCESS" -> Optional.of(payment(cells));
            case "REFUND" -> refund(cells);
            case "REVOKED" -> Optional.of(refund(cells, cells.text(ORDER_NO)));
            default -> throw cells.unknown(STATE);
        };
    }

    @Override
    public void check(BillCells totals, long rows) throws BillUnreadable {
        if (totals.count("总交易单数") != rows) {
            throw new BillUnreadable("the bill has " + rows + " rows of " + totals.count("总交易单数"));
        }
        for (Map.Entry<String, String> total : TOTALS.entrySet()) {
            BigDecimal sum = sums.getOrDefault(total.getKey(), BigDecimal.ZERO);
            if (sum.abs().compareTo(totals.yuan(total.getValue()).abs()) != 0) {
                throw new BillUnreadable(total.getValue() + " is not the sum of the rows");
            }
        }
    }

    @Override
    public String textColumn() {
        return "商品名称";
    }

    private static BillRow payment(BillCells cells) throws BillUnreadable {
        return new BillRow(
                BillRow.Kind.PAYMENT,
                cells.text(ORDER_NO),
                cells.text(ORDER_NO),
                cells.text("微信订单号"),
                Fen.exactly(cells.yuan(ORDER_AMOUNT)),
                Fen.rounded(cells.yuan(FEE)),
                cells.text("货币种类"),
                cells.time("交易时间"));
    }

    /** Empty for one that failed: its money did not move. */
    private static Optional<BillRow> refund(BillCells cells) throws BillUnreadable {
        String status = cells.text("退款状态");
        return switch (status) {
            case "SUCCESS", "PROCESSING", "CHANGE" -> Optional.of(refund(cells, cells.text(REFUND_NO)));
            case "FAIL" -> Optional.empty();
            default -> throw cells.unknown("退款状态");
        };
    }

    private static BillRow refund(BillCells cells, String number) throws BillUnreadable {
        return new BillRow(
                BillRow.Kind.REFUND,
                number,
                cells.text(ORDER_NO),
                cells.text("微信退款单号"),
                Fen.exactly(cells.yuan(REFUND_ASKED).abs()),
                Fen.rounded(cells.yuan(FEE)),
                cells.text("货币种类"),
                cells.time("交易时间"));
    }
}
