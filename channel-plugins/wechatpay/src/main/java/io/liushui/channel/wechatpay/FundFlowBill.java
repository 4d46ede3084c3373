package io.liushui.channel.wechatpay;

import io.liushui.spi.BillRow;
import io.liushui.spi.BillUnreadable;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Movements of the basic account. It names no currency, and a refund's amount without the fee that comes back with it. */
final class FundFlowBill implements BillReader.Form {
    private static final String DIRECTION = "收支类型";
    private static final String AMOUNT = "收支金额(元)";
    private static final String NOTE = "备注";
    private static final Pattern REFUND = Pattern.compile("退款总金额([0-9]+\\.[0-9]{2})元;含手续费([0-9]+\\.[0-9]{2})元");

    private BigDecimal in = BigDecimal.ZERO;
    private BigDecimal out = BigDecimal.ZERO;
    private long ins;
    private long outs;

    @Override
    public Optional<BillRow> row(BillCells cells) throws BillUnreadable {
        BigDecimal amount = cells.yuan(AMOUNT);
        switch (cells.text(DIRECTION)) {
            case "收入" -> {
                in = in.add(amount);
                ins++;
            }
            case "支出" -> {
                out = out.add(amount);
                outs++;
            }
            default -> throw cells.unknown(DIRECTION);
        }
        return switch (cells.text("业务类型")) {
            case "交易" -> Optional.of(row(cells, BillRow.Kind.PAYMENT, Fen.exactly(amount), 0));
            case "扣除交易手续费" -> Optional.of(row(cells, BillRow.Kind.PAYMENT, 0, Fen.exactly(amount)));
            case "退款" -> Optional.of(refund(cells, amount));
            // Withdrawals, top-ups and the like are no movement of a payment
            default -> Optional.empty();
        };
    }

    @Override
    public void check(BillCells totals, long rows) throws BillUnreadable {
        boolean same = totals.count("资金流水总笔数") == rows
                && totals.count("收入笔数") == ins
                && totals.count("支出笔数") == outs
                && totals.yuan("收入金额").compareTo(in) == 0
                && totals.yuan("支出金额").compareTo(out) == 0;
        if (!same) {
            throw new BillUnreadable("the totals are not those of the rows");
        }
    }

    @Override
    public String textColumn() {
        return NOTE;
    }

    private static BillRow refund(BillCells cells, BigDecimal net) throws BillUnreadable {
        Matcher told = REFUND.matcher(cells.text(NOTE));
        if (!told.find()) {
            return row(cells, BillRow.Kind.REFUND, Fen.exactly(net), 0);
        }
        BigDecimal whole = new BigDecimal(told.group(1));
        BigDecimal fee = new BigDecimal(told.group(2));
        return row(cells, BillRow.Kind.REFUND, Fen.exactly(whole), -Fen.exactly(fee));
    }

    private static BillRow row(BillCells cells, BillRow.Kind kind, long amount, long fee) throws BillUnreadable {
        String voucher = cells.text("业务凭证号");
        return new BillRow(
                kind,
                voucher.isEmpty() ? null : voucher,
                kind == BillRow.Kind.PAYMENT && !voucher.isEmpty() ? voucher : null,
                cells.text("微信支付业务单号"),
                amount,
                fee,
                "CNY",
                cells.time("记账时间"));
    }
}
