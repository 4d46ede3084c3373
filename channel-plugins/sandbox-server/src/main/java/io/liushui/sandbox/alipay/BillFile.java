package io.liushui.sandbox.alipay;

import io.liushui.sandbox.books.BillLine;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A day's bill: a zip with two files, names and content in GBK. */
record BillFile(LocalDate day, List<BillLine> lines) {
    private static final Charset GBK = Charset.forName("GBK");
    private static final DateTimeFormatter MARK = DateTimeFormatter.ofPattern("yyyy年MM月dd日 HH:mm:ss");
    private static final String COLUMNS = "支付宝交易号,商户订单号,业务类型,商品名称,创建时间,完成时间,门店编号,门店名称,操作员,终端号,对方账户,"
            + "订单金额（元）,商家实收（元）,支付宝红包（元）,集分宝（元）,支付宝优惠（元）,商家优惠（元）,券核销金额（元）,券名称,"
            + "商家红包消费金额（元）,卡消费金额（元）,退款批次号/请求号,服务费（元）,分润（元）,备注";
    private static final String SUMMARY_COLUMNS =
            "门店编号,门店名称,交易订单总笔数,退款订单总笔数,订单金额（元）,商家实收（元）,支付宝优惠（元）,商家优惠（元）,卡消费金额（元）,服务费（元）,分润（元）,实收净额（元）";

    byte[] zip(long now) {
        String name = AlipayApp.SELLER_ID + "0156_" + day.format(DateTimeFormatter.BASIC_ISO_DATE) + "_业务明细";
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, GBK)) {
            add(zip, name + ".csv", detail(now));
            add(zip, name + "(汇总).csv", summary(now));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static void add(ZipOutputStream zip, String name, String content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content.getBytes(GBK));
        zip.closeEntry();
    }

    String detail(long now) {
        StringBuilder text = new StringBuilder(head("明细"));
        text.append("#-----------------------------------------业务明细列表----------------------------------------\r\n");
        text.append(COLUMNS).append("\r\n");
        lines.forEach(line -> text.append(row(line)).append("\r\n"));
        text.append("#-----------------------------------------业务明细列表结束------------------------------------\r\n");
        text.append("#交易合计：").append(count(false)).append("笔，商家实收共").append(Fields.yuan(sum(false)));
        text.append("元，商家优惠共0.00元\r\n");
        text.append("#退款合计：").append(count(true)).append("笔，商家实收退款共").append(Fields.yuan(-sum(true)));
        return text.append("元，商家优惠退款共0.00元\r\n").append(exported(now)).toString();
    }

    private String summary(long now) {
        String fees = Fields.yuan(lines.stream().mapToLong(BillFile::fee).sum());
        String sums = count(false) + "," + count(true) + "," + Fields.yuan(sum(false) - sum(true)) + ","
                + Fields.yuan(sum(false) - sum(true)) + ",0.00,0.00,0.00," + fees + ",0.00,"
                + Fields.yuan(sum(false)
                        - sum(true)
                        + lines.stream().mapToLong(BillFile::fee).sum());
        return head("汇总")
                + "#-----------------------------------------业务汇总列表----------------------------------------\r\n"
                + SUMMARY_COLUMNS + "\r\n,," + sums + "\r\n合计,," + sums + "\r\n"
                + "#-----------------------------------------业务汇总列表结束------------------------------------\r\n"
                + exported(now);
    }

    private String head(String kind) {
        return "#支付宝业务" + kind + "查询\r\n#账号：[" + AlipayApp.SELLER_ID + "0156]\r\n#起始日期：["
                + MARK.format(day.atStartOfDay()) + "]   终止日期：["
                + MARK.format(day.plusDays(1).atStartOfDay()) + "]\r\n";
    }

    private static String exported(long now) {
        return "#导出时间：[" + MARK.format(LocalDateTime.ofInstant(Instant.ofEpochMilli(now), Fields.ZONE)) + "]\r\n";
    }

    private static String row(BillLine line) {
        boolean back = isBack(line);
        String amount = Fields.yuan(back ? -line.amount() : line.amount());
        String name = line.order().subject().replaceAll("\\p{Cntrl}", " ");
        String refundNo = back ? line.refund().refundNo() : "";
        return line.order().reference() + "\t," + line.order().orderNo() + "\t," + (back ? "退款" : "交易") + "\t," + name
                + "," + Fields.time(line.order().createdAt()) + "," + Fields.time(line.at()) + ",\t,\t,\t,\t,**盒("
                + AlipayApp.BUYER_LOGON_ID + ")\t," + amount + "," + amount + ",0.00,0.00,0.00,0.00,0.00,,0.00\t,0.00,"
                + refundNo + "\t," + Fields.yuan(fee(line)) + ",0.00,";
    }

    /** As it changes the account: below zero when Alipay keeps it. */
    private static long fee(BillLine line) {
        return isBack(line) ? line.fee() : -line.fee();
    }

    private long count(boolean back) {
        return lines.stream().filter(line -> isBack(line) == back).count();
    }

    private long sum(boolean back) {
        return lines.stream()
                .filter(line -> isBack(line) == back)
                .mapToLong(BillLine::amount)
                .sum();
    }

    private static boolean isBack(BillLine line) {
        return switch (line.kind()) {
            case PAYMENT, CAPTURE -> false;
            case REFUND, VOID -> true;
        };
    }
}
