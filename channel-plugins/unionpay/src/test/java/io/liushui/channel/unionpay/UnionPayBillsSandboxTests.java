package io.liushui.channel.unionpay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.liushui.channel.contract.Orders;
import io.liushui.channel.contract.Requests;
import io.liushui.spi.BillOutcome;
import io.liushui.spi.BillRequest;
import io.liushui.spi.BillRow;
import io.liushui.spi.PayRequest;
import io.liushui.spi.RefundRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The settlement files of the sandbox's UnionPay. */
class UnionPayBillsSandboxTests {

    private static UnionPayUnderTest unionPay;
    private static UnionPayChannel channel;
    private static Orders orders;

    @BeforeAll
    static void start(@TempDir Path data) {
        unionPay = new UnionPayUnderTest(data, Description.APP, false);
        channel = unionPay.channel();
        orders = new Orders(unionPay);
    }

    @AfterAll
    static void stop() {
        unionPay.close();
    }

    @Test
    void billsPaymentsAndRefundsWithTheirFees(@TempDir Path folder) throws Exception {
        PayRequest paid = orders.paid(100_000);
        RefundRequest refund = Requests.refund(paid, orders.paidReference(paid).channelRef(), 50_000);
        channel.refund(refund);
        Path bill = folder.resolve("bill.zip");
        LocalDate today = LocalDate.now(ZoneOffset.ofHours(9));
        assertThat(channel.downloadBill(new BillRequest(today, Requests.TRACE), bill))
                .isEqualTo(new BillOutcome.Downloaded(Files.size(bill)));
        List<BillRow> rows = new ArrayList<>();
        channel.readBill(bill, rows::add);
        assertThat(rows)
                .filteredOn(row -> paid.orderNo().equals(row.orderNo()))
                .extracting(BillRow::kind, BillRow::number, BillRow::amountMinor, BillRow::feeMinor)
                .containsExactly(
                        tuple(BillRow.Kind.PAYMENT, paid.orderNo(), 100_000L, 600L),
                        tuple(BillRow.Kind.REFUND, refund.refundNo(), 50_000L, -300L));
        assertThat(folder).isDirectoryContaining(file -> file.endsWith("bill.zip"));
        assertThat(folder).isDirectoryNotContaining(file -> file.toString().endsWith(".answer"));
    }

    @Test
    void aBillThatIsNotMadeYetIsNoBill(@TempDir Path folder) {
        LocalDate tomorrow = LocalDate.now(ZoneOffset.ofHours(9)).plusDays(1);
        Path bill = folder.resolve("bill.zip");
        assertThat(channel.downloadBill(new BillRequest(tomorrow, Requests.TRACE), bill))
                .isInstanceOf(BillOutcome.NotReady.class);
        assertThat(bill).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({"forge-answer", "garble-answer", "error-after-executing", "reset-after-executing", "unknown-code"})
    void aBillWithoutAClearAnswerIsNoBill(String fault, @TempDir Path folder) {
        orders.paid(1234);
        LocalDate today = LocalDate.now(ZoneOffset.ofHours(9));
        unionPay.sandbox().rule(Map.of("fault", fault, "operation", "bill", "order_no", today.toString(), "times", 1));
        Path bill = folder.resolve("bill.zip");
        assertThat(channel.downloadBill(new BillRequest(today, Requests.TRACE), bill))
                .isInstanceOf(BillOutcome.Unavailable.class);
        assertThat(bill).doesNotExist();
    }
}
