package io.liushui.sandbox.wechatpay;

import io.liushui.sandbox.books.BillLine;
import io.liushui.sandbox.books.Numbers;
import java.util.List;

/** Movements of the basic account on a day; a payment's fee is a movement of its own, a refund's comes back with it. */
final class FundFlowSheet {
    private static final String HEADER = "记账时间,微信支付业务单号,资金流水单号,业务名称,业务类型,收支类型,收支金额(元),账户结余(元),资金变更提交申请人,备注,业务凭证号";
    private static final String TOTALS = "资金流水总笔数,收入笔数,收入金额,支出笔数,支出金额";

    private final BillSheet sheet = new BillSheet().header(HEADER);
    private long in;
    private long out;
    private int ins;
    private int outs;

    private FundFlowSheet() {}

    static byte[] of(List<BillLine> lines) {
        FundFlowSheet flow = new FundFlowSheet();
        lines.forEach(flow::add);
        return flow.sheet
                .header(TOTALS)
                .row(
                        Integer.toString(flow.ins + flow.outs),
                        Integer.toString(flow.ins),
                        BillSheet.yuan(flow.in),
                        Integer.toString(flow.outs),
                        BillSheet.yuan(flow.out))
                .bytes();
    }

    private void add(BillLine line) {
        if (line.refund() != null) {
            String note = "退款总金额" + BillSheet.yuan(line.amount()) + "元;含手续费" + BillSheet.yuan(line.fee()) + "元";
            long net = line.amount() - line.fee();
            pay(
                    line,
                    line.refund().reference(),
                    "退款",
                    "退款",
                    net,
                    note,
                    line.refund().refundNo());
            return;
        }
        String note = "结算总金额" + BillSheet.yuan(line.amount()) + "元";
        in += line.amount();
        ins++;
        String number = line.order().orderNo();
        row(line, line.order().reference(), "交易", "交易", "收入", line.amount(), note, number);
        if (line.fee() > 0) {
            pay(line, line.order().reference(), "交易", "扣除交易手续费", line.fee(), "", number);
        }
    }

    private void pay(BillLine line, String reference, String name, String type, long fen, String note, String voucher) {
        out += fen;
        outs++;
        row(line, reference, name, type, "支出", fen, note, voucher);
    }

    private void row(
            BillLine line,
            String reference,
            String name,
            String type,
            String direction,
            long fen,
            String note,
            String voucher) {
        sheet.row(
                BillSheet.time(line.at()),
                reference,
                Numbers.digits(28),
                name,
                type,
                direction,
                BillSheet.yuan(fen),
                BillSheet.yuan(in - out),
                Account.MCHID + "API",
                note,
                voucher);
    }
}
