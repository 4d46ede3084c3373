package io.liushui.channel.alipay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.liushui.spi.BillRow;
import io.liushui.spi.BillRow.Kind;
import io.liushui.spi.BillUnreadable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BillReaderTests {
    private static final Charset GBK = Charset.forName("GBK");
    private static final String NAME = "20880001999900010156_20261125_业务明细.csv";
    private static final String HEAD = """
            #支付宝业务明细查询
            #账号：[20880001999900010156]
            #起始日期：[2026年11月25日 00:00:00]   终止日期：[2026年11月26日 00:00:00]
            #-----------------------------------------业务明细列表----------------------------------------
            支付宝交易号,商户订单号,业务类型,商品名称,创建时间,完成时间,门店编号,门店名称,操作员,终端号,对方账户,\
            订单金额（元）,商家实收（元）,支付宝红包（元）,集分宝（元）,支付宝优惠（元）,商家优惠（元）,券核销金额（元）,券名称,\
            商家红包消费金额（元）,卡消费金额（元）,退款批次号/请求号,服务费（元）,分润（元）,备注
            """;
    private static final String PAID =
            "2026112522001460860517860493\t,A0000001\t,交易\t,千丁订单,2026-11-25 16:58:56,2026-11-25 16:58:58,\t,\t,\t,\t,*庚辰(182****01)\t,12.34,12.30,0.00,0.00,0.04,0.00,0.00,,0.00\t,0.00,\t,-0.07,0.00,\n";
    private static final String BACK =
            "2026112522001460860517860493\t,A0000001\t,退款\t,千丁订单,2026-11-25 16:58:56,2026-11-25 18:00:00,\t,\t,\t,\t,*庚辰(182****01)\t,-2.34,-2.34,0.00,0.00,0.00,0.00,0.00,,0.00\t,0.00,R0000001\t,0.01,0.00,退货\n";
    private static final String END =
            "#-----------------------------------------业务明细列表结束------------------------------------\n";
    private static final String TOTALS = "#交易合计：1笔，商家实收共12.30元，商家优惠共0.00元\n" + "#退款合计：1笔，商家实收退款共-2.34元，商家优惠退款共0.00元\n"
            + "#导出时间：[2026年11月26日 05:46:49]\n";

    @TempDir
    private Path folder;

    @Test
    void readsPaymentsAndRefunds() throws Exception {
        assertThat(rows(HEAD + PAID + BACK + END + TOTALS))
                .containsExactly(
                        new BillRow(
                                Kind.PAYMENT,
                                "A0000001",
                                "A0000001",
                                "2026112522001460860517860493",
                                1234,
                                7,
                                "CNY",
                                LocalDateTime.of(2026, 11, 25, 16, 58, 58)),
                        new BillRow(
                                Kind.REFUND,
                                "R0000001",
                                "A0000001",
                                "2026112522001460860517860493",
                                234,
                                -1,
                                "CNY",
                                LocalDateTime.of(2026, 11, 25, 18, 0)));
    }

    @Test
    void readsADayWithoutTrades() throws Exception {
        assertThat(rows(HEAD + END + "#交易合计：0笔，商家实收共0.00元，商家优惠共0.00元\n#退款合计：0笔，商家实收退款共0.00元，商家优惠退款共0.00元\n"))
                .isEmpty();
    }

    @Test
    void findsTheColumnsAgainBehindANameWithCommas() throws Exception {
        String commas = PAID.replace("千丁订单", "茶, 红, \"大\",2026-11-25 00:00:00,");
        assertThat(rows(HEAD + commas + BACK + END + TOTALS))
                .extracting(BillRow::amountMinor)
                .containsExactly(1234L, 234L);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1笔，商家实收共12.30元|2笔，商家实收共12.30元",
                "商家实收共12.30元|商家实收共12.31元",
                "商家实收退款共-2.34元|商家实收退款共-2.35元",
                "#交易合计|#合计",
                "#退款合计|#合计",
                "业务明细列表结束|业务明细列表",
                "[20880001999900010156]|[20880001999900020156]",
                "-2.34,-2.34|-2.34,-2.3x",
                "-2.34,-2.34|-2.34",
                "退款\t|退货\t",
                "2026-11-25 18:00:00|2026-11-31 18:00:00",
                "商品名称,创建时间|创建时间,商品名称",
                "分润（元）,备注|备注",
            })
    void refusesABillThatIsNotAsItShouldBe(String found, String wrong) {
        assertUnreadable((HEAD + PAID + BACK + END + TOTALS).replace(found, wrong));
    }

    @Test
    void refusesWhatStandsTwiceOrAfterTheEnd() {
        assertUnreadable(HEAD + PAID + BACK + END + TOTALS + TOTALS);
        assertUnreadable(HEAD + PAID + BACK + END + PAID + TOTALS.replace("1笔，商家实收共12.30", "2笔，商家实收共24.60"));
        assertUnreadable("");
    }

    @Test
    void refusesWhatIsNotWrittenInGbk() throws IOException {
        byte[] text = (HEAD + PAID + BACK + END + TOTALS).getBytes(GBK);
        text[text.length - 200] = (byte) 0xff;
        Path bill = zip(NAME, text);
        assertThatThrownBy(() -> read(bill)).isInstanceOf(BillUnreadable.class);
    }

    @Test
    void refusesAZipBombAndALineWithoutEnd() throws IOException {
        Path line = zip(NAME, (HEAD + "0".repeat(900_000)).getBytes(GBK));
        assertThatThrownBy(() -> read(line)).isInstanceOf(BillUnreadable.class).hasMessageContaining("line");
        Path bomb = zip(NAME, (HEAD + "#\n".repeat(1_000_000)).getBytes(GBK));
        assertThatThrownBy(() -> read(bomb)).isInstanceOf(BillUnreadable.class).hasMessageContaining("unpacks");
    }

    @Test
    void refusesAZipWithoutABillAndWhatIsNoZip() throws IOException {
        Path other = zip("readme.txt", "hello".getBytes(GBK));
        assertThatThrownBy(() -> read(other)).isInstanceOf(BillUnreadable.class);
        Path none = Files.writeString(folder.resolve("none"), "<html>404</html>");
        assertThatThrownBy(() -> read(none)).isInstanceOf(BillUnreadable.class);
        assertThatThrownBy(() -> read(folder.resolve("missing"))).isInstanceOf(BillUnreadable.class);
    }

    @Test
    void readsALargeBillRowByRow() throws Exception {
        StringBuilder text = new StringBuilder(HEAD);
        for (int index = 0; index < 50_000; index++) {
            text.append(PAID.replace("A0000001", "A" + (10_000_000 + index)));
        }
        text.append(END).append("#交易合计：50000笔，商家实收共615000.00元，商家优惠共0.00元\n#退款合计：0笔，商家实收退款共0.00元，商家优惠退款共0.00元\n");
        AtomicLong sum = new AtomicLong();
        Path bill = zip(NAME, text.toString().getBytes(GBK));
        assertThat(new BillReader(TestKeys.SELLER_ID).read(bill, row -> sum.addAndGet(row.amountMinor())))
                .isEqualTo(50_000);
        assertThat(sum.get()).isEqualTo(50_000L * 1234);
    }

    private void assertUnreadable(String text) {
        assertThatThrownBy(() -> rows(text)).isInstanceOf(BillUnreadable.class);
    }

    private List<BillRow> rows(String text) throws IOException, BillUnreadable {
        return read(zip(NAME, text.getBytes(GBK)));
    }

    private static List<BillRow> read(Path bill) throws BillUnreadable {
        List<BillRow> rows = new ArrayList<>();
        assertThat(new BillReader(TestKeys.SELLER_ID).read(bill, rows::add)).isEqualTo(rows.size());
        return rows;
    }

    private Path zip(String name, byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, GBK)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
            zip.closeEntry();
        }
        return Files.write(Files.createTempFile(folder, "bill", ".zip"), bytes.toByteArray());
    }
}
