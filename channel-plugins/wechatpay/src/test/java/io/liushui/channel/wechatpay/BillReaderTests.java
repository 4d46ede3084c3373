package io.liushui.channel.wechatpay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.liushui.spi.BillRow;
import io.liushui.spi.BillUnreadable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bills as WeChat Pay writes them, and as it does not. */
class BillReaderTests {
    private static final String HEADER =
            "交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,应结订单金额,代金券金额,微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态,商品名称,商户数据包,手续费,费率,订单金额,申请退款金额,费率备注\n";
    private static final String PAYMENT =
            "`2026-07-27 16:08:08,`wx0001,`1900000001,`0,`,`4200001,`order0001,`openid,`NATIVE,`SUCCESS,`OTHERS,`CNY,`9.00,`1.00,`0,`0,`0.00,`0.00,`,`,`茶, \"明前\",`,`0.06000,`0.60%,`10.00,`0.00,`\n";
    private static final String REFUND =
            "`2026-07-27 17:00:00,`wx0001,`1900000001,`0,`,`4200001,`order0001,`openid,`NATIVE,`REFUND,`OTHERS,`CNY,`0.00,`0.00,`50300,`refund001,`2.50,`0.00,`ORIGINAL,`SUCCESS,`茶,`,`-0.02000,`0.60%,`0.00,`2.50,`\n";
    private static final String TOTALS = "总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额\n";
    private static final String SUMS = "`2,`9.00,`2.50,`0.00,`0.04000,`10.00,`2.50\n";
    private static final String BILL = HEADER + PAYMENT + REFUND + TOTALS + SUMS;
    private static final String FUNDS = """
            记账时间,微信支付业务单号,资金流水单号,业务名称,业务类型,收支类型,收支金额（元）,账户结余（元）,资金变更提交申请人,备注,业务凭证号
            `2021-02-01 13:54:01,`50300806,`4200000920,`退款,`退款,`支出,`0.01,`0.22,`1601959334API,`退款总金额0.01元;含手续费0.00元,`S20210201
            `2021-02-01 14:00:45,`50300907,`4200000846,`提现,`提现,`支出,`0.01,`0.21,`1601959334API,`结算,`W1
            `2021-02-01 15:00:45,`42000907,`4200000847,`交易,`交易,`收入,`0.01,`0.22,`1601959334API,`,`order0001
            资金流水总笔数,收入笔数,收入金额,支出笔数,支出金额
            `3,`1,`0.01,`2,`0.02
            """;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"", "\uFEFF"})
    void readsPaymentsAndRefundsWithOrWithoutAByteOrderMark(String mark) throws Exception {
        assertThat(read(mark + BILL.replace("\n", "\r\n")))
                .containsExactly(
                        row(BillRow.Kind.PAYMENT, "order0001", "4200001", 1000, 6, "2026-07-27T16:08:08"),
                        row(BillRow.Kind.REFUND, "refund001", "50300", 250, -2, "2026-07-27T17:00:00"));
    }

    @Test
    void readsTheFundsOfADay() throws Exception {
        assertThat(read(FUNDS)).extracting(BillRow::number).containsExactly("S20210201", "order0001");
    }

    @Test
    void leavesOutARefundThatFailed() throws Exception {
        assertThat(read(BILL.replace("`ORIGINAL,`SUCCESS", "`ORIGINAL,`FAIL"))).hasSize(1);
    }

    @Test
    void aTextThatLooksLikeCellsDoesNotShiftTheOthers() throws Exception {
        assertThat(read(BILL.replace("茶, \"明前\"", "茶,`9.99,`tea"))).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "`9.00,`1.00|`8.00,`1.00",
                "`10.00,`0.00,`\n|`10.001,`0.00,`\n",
                "`NATIVE,`SUCCESS|`NATIVE,`MOON",
                "`ORIGINAL,`SUCCESS|`ORIGINAL,`MOON",
                "`2026-07-27 16:08:08|`2026-07-32 16:08:08",
                "`2,`9.00|`3,`9.00",
                "`0.04000|`0.05000",
                "`refund001|`refund001,`x",
                "微信订单号|订单号",
                "交易时间|记录时间",
                "`2.50\n|`2.50\nmore",
                "总交易单数|`总交易单数"
            })
    void refusesWhatDoesNotAddUpOrHasAnotherForm(String change) {
        String[] parts = change.split("\\|");
        String changed = BILL.replace(parts[0], parts[1]);
        assertThat(changed).isNotEqualTo(BILL);
        assertThatThrownBy(() -> read(changed)).isInstanceOf(BillUnreadable.class);
    }

    @Test
    void refusesEveryTruncation() {
        byte[] whole = BILL.getBytes(StandardCharsets.UTF_8);
        // The last line end is no part of what must be there
        int needed = whole.length - "0\n".length();
        for (int length = 0; length < needed; length++) {
            String cut = new String(whole, 0, length, StandardCharsets.ISO_8859_1);
            assertThatThrownBy(() -> read(cut.getBytes(StandardCharsets.ISO_8859_1)))
                    .isInstanceOf(BillUnreadable.class);
        }
    }

    @Test
    void refusesFundsThatDoNotAddUp() {
        assertThatThrownBy(() -> read(FUNDS.replace("`2,`0.02", "`2,`0.03"))).isInstanceOf(BillUnreadable.class);
        assertThatThrownBy(() -> read(FUNDS.replace("`收入", "`转移"))).isInstanceOf(BillUnreadable.class);
    }

    @Test
    void refusesALineWithoutEnd() {
        assertThatThrownBy(() -> read(HEADER + "`" + "9".repeat(100_000))).isInstanceOf(BillUnreadable.class);
    }

    private List<BillRow> read(String bill) throws IOException, BillUnreadable {
        return read(bill.getBytes(StandardCharsets.UTF_8));
    }

    private List<BillRow> read(byte[] bill) throws IOException, BillUnreadable {
        Path file = Files.write(folder.resolve("bill.csv"), bill);
        List<BillRow> rows = new ArrayList<>();
        long count = new BillReader().read(file, rows::add);
        assertThat(count).isEqualTo(rows.size());
        return rows;
    }

    private static BillRow row(BillRow.Kind kind, String number, String ref, long amount, long fee, String at) {
        return new BillRow(kind, number, "order0001", ref, amount, fee, "CNY", LocalDateTime.parse(at));
    }
}
