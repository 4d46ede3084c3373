package io.liushui.channel.carrier;

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
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BillCsvTests {

    private static final String BILL = String.join(
            "\r\n",
            "类型,商户订单号,退款单号,交易流水号,金额,手续费,币种,完成时间,商品",
            "支付,order0001,,T01,1234,370,CNY,2026-11-26 10:11:12,\"龙井, \"\"茶\"\"\"",
            "退款,order0001,refund01,R01,1000,-300,CNY,2026-11-26 12:00:00,",
            "合计,支付笔数,支付金额,退款笔数,退款金额,手续费",
            "合计,1,1234,1,1000,70",
            "");

    @TempDir
    private Path folder;

    @Test
    void readsPaymentsAndRefundsWithAndWithoutAByteOrderMark() throws Exception {
        for (String mark : new String[] {"\uFEFF", ""}) {
            List<BillRow> rows = new ArrayList<>();
            assertThat(new BillCsv(rows::add).read(file((mark + BILL).getBytes(StandardCharsets.UTF_8))))
                    .isEqualTo(2);
            assertThat(rows)
                    .containsExactly(
                            new BillRow(
                                    BillRow.Kind.PAYMENT,
                                    "order0001",
                                    "order0001",
                                    "T01",
                                    1234,
                                    370,
                                    "CNY",
                                    LocalDateTime.of(2026, 11, 26, 10, 11, 12)),
                            new BillRow(
                                    BillRow.Kind.REFUND,
                                    "refund01",
                                    "order0001",
                                    "R01",
                                    1000,
                                    -300,
                                    "CNY",
                                    LocalDateTime.of(2026, 11, 26, 12, 0, 0)));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "1234,370~1235,370",
                ",370,~,371,",
                "合计,1,~合计,2,",
                "1000,70~1000,71",
                "退款,~还款,",
                "CNY~USD",
                "10:11:12~10:61:12",
                "手续费,币种~币种,手续费",
                "支付笔数~笔数",
                ",T01~T01",
                "1234,370~12.34,370",
                "-300~--300",
                "\"龙井~\"x\"龙井"
            })
    void anyChangeMakesItUnreadable(String found, String instead) throws Exception {
        assertThat(BILL).contains(found);
        String changed = BILL.replaceFirst(Pattern.quote(found), instead);
        assertUnreadable(changed.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void whatWasCutOrAddedIsUnreadable() throws Exception {
        byte[] whole = BILL.getBytes(StandardCharsets.UTF_8);
        for (int length = 0; length < whole.length; length++) {
            assertUnreadable(Arrays.copyOf(whole, length));
        }
        assertUnreadable((BILL + "合计,1,1234,1,1000,70\r\n").getBytes(StandardCharsets.UTF_8));
        assertUnreadable((BILL + "支付,a,,b,1,0,CNY,2026-11-26 10:11:12,x\r\n").getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void whatIsNoUtf8OrHasAnEndlessLineOrQuoteIsUnreadable() throws Exception {
        byte[] broken = BILL.getBytes(StandardCharsets.UTF_8);
        broken[1] = (byte) 0xFF;
        assertUnreadable(broken);
        assertUnreadable(BILL.replace("\"茶\"\"\"", "茶").getBytes(StandardCharsets.UTF_8));
        assertUnreadable(BILL.replace("\r\n", "\n").getBytes(StandardCharsets.UTF_8));
        assertUnreadable(BILL.replace("T01", "T".repeat(100_000)).getBytes(StandardCharsets.UTF_8));
    }

    private void assertUnreadable(byte[] bytes) throws IOException {
        Path file = file(bytes);
        assertThatThrownBy(() -> new BillCsv(row -> {}).read(file)).isInstanceOf(BillUnreadable.class);
    }

    private Path file(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("bill.csv"), bytes);
    }
}
