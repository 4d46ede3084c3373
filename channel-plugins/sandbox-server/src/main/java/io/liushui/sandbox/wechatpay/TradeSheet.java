package io.liushui.sandbox.wechatpay;

import io.liushui.sandbox.books.BillLine;
import io.liushui.sandbox.books.Order;
import io.liushui.sandbox.books.Refund;
import java.util.List;

/** The bill {@code ALL} of a day. */
final class TradeSheet {
    private static final String HEADER = "交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,应结订单金额,代金券金额,"
            + "微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态,商品名称,商户数据包,手续费,费率,订单金额,申请退款金额,费率备注";
    private static final String TOTALS = "总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额";
    private static final String NOTHING = BillSheet.yuan(0);

    private TradeSheet() {}

    static byte[] of(List<BillLine> lines) {
        BillSheet sheet = new BillSheet().header(HEADER);
        long paid = 0;
        long refunded = 0;
        long fees = 0;
        for (BillLine line : lines) {
            boolean refund = line.refund() != null;
            paid += refund ? 0 : line.amount();
            refunded += refund ? line.amount() : 0;
            fees += refund ? -line.fee() : line.fee();
            sheet.row(refund ? refund(line, line.order(), line.refund()) : payment(line, line.order()));
        }
        String count = Integer.toString(lines.size());
        return sheet.header(TOTALS)
                .row(
                        count,
                        BillSheet.yuan(paid),
                        BillSheet.yuan(refunded),
                        NOTHING,
                        BillSheet.fee(fees),
                        BillSheet.yuan(paid),
                        BillSheet.yuan(refunded))
                .bytes();
    }

    private static String[] payment(BillLine line, Order order) {
        String amount = BillSheet.yuan(line.amount());
        String[] refund = {"0", "0", NOTHING, NOTHING, "", ""};
        return cells(line, order, "SUCCESS", amount, refund, BillSheet.fee(line.fee()), amount, NOTHING);
    }

    private static String[] refund(BillLine line, Order order, Refund refund) {
        String amount = BillSheet.yuan(line.amount());
        String[] cells = {refund.reference(), refund.refundNo(), amount, NOTHING, "ORIGINAL", "SUCCESS"};
        return cells(line, order, "REFUND", NOTHING, cells, BillSheet.fee(-line.fee()), NOTHING, amount);
    }

    private static String[] cells(
            BillLine line,
            Order order,
            String state,
            String settled,
            String[] refund,
            String fee,
            String amount,
            String asked) {
        return new String[] {
            BillSheet.time(line.at()),
            order.details().getOrDefault("appid", Account.APPID),
            Account.MCHID,
            "0",
            "",
            order.reference(),
            order.orderNo(),
            order.details().getOrDefault("openid", ""),
            TradeType.ofMethod(order.method()).told(),
            state,
            "OTHERS",
            order.currency(),
            settled,
            NOTHING,
            refund[0],
            refund[1],
            refund[2],
            refund[3],
            refund[4],
            refund[5],
            order.subject(),
            order.details().getOrDefault("attach", ""),
            fee,
            "0.60%",
            amount,
            asked,
            ""
        };
    }
}
