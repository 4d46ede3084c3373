package io.liushui.channel.wechatpay;

import static org.assertj.core.api.Assertions.assertThat;

import io.liushui.channel.contract.Orders;
import io.liushui.channel.contract.Requests;
import io.liushui.spi.BillOutcome;
import io.liushui.spi.BillRequest;
import io.liushui.spi.BillRow;
import io.liushui.spi.Channel;
import io.liushui.spi.ChannelNotification;
import io.liushui.spi.OperationOutcome;
import io.liushui.spi.PayRequest;
import io.liushui.spi.ReceivesNotifications;
import io.liushui.spi.RefundRequest;
import io.liushui.spi.SupportsBills;
import io.liushui.spi.SupportsRefund;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Refunds, notifications and bills, as far as they are WeChat Pay's alone. */
class WechatPayMoneySandboxTests {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static WechatPayUnderTest wechatPay;
    private static Orders orders;

    @BeforeAll
    static void start(@TempDir Path data) {
        wechatPay = new WechatPayUnderTest(data);
        orders = new Orders(wechatPay);
    }

    @AfterAll
    static void stop() {
        wechatPay.close();
    }

    @ParameterizedTest
    @CsvSource({"1000, SUCCESS", "88801, CLOSED", "88807, ABNORMAL"})
    void tellsWhatBecameOfARefundByAnswerAndByNotification(long amount, String status) throws Exception {
        PayRequest paid = orders.paid(100_000);
        RefundRequest refund = Requests.refund(paid, null, amount);
        OperationOutcome answered = ((SupportsRefund) wechatPay.channel()).refund(refund);
        switch (status) {
            case "SUCCESS" -> assertThat(answered).isInstanceOf(OperationOutcome.Done.class);
            default ->
                assertThat(answered).isEqualTo(new OperationOutcome.Declined(status, "the refund ended as " + status));
        }
        ReceivesNotifications receiver = (ReceivesNotifications) wechatPay.channel();
        assertThat(receiver.parse(wechatPay.nextNotification(paid.orderNo(), SOON)))
                .isInstanceOf(ChannelNotification.OfPayment.class);
        assertThat(receiver.parse(wechatPay.nextNotification(paid.orderNo(), SOON)))
                .isInstanceOfSatisfying(ChannelNotification.OfOperation.class, told -> {
                    assertThat(told.number()).isEqualTo(refund.refundNo());
                    assertThat(told.result()).isEqualTo(answered);
                });
    }

    @Test
    void repeatsANotificationUnderTheSameIdUntilItIsAcknowledged() throws Exception {
        ReceivesNotifications receiver = (ReceivesNotifications) wechatPay.channel();
        wechatPay.inbox().answerWith(receiver.refuse("not stored").status());
        PayRequest request = orders.submitted(1234);
        wechatPay.payerConfirms(request.orderNo());
        String first = receiver.parse(wechatPay.nextNotification(request.orderNo(), SOON))
                .notificationId();
        wechatPay.inbox().answerWith(receiver.acknowledge().status());
        assertThat(receiver.parse(wechatPay.nextNotification(request.orderNo(), SOON))
                        .notificationId())
                .isEqualTo(first);
    }

    @Test
    void billsRefundsWithTheirFeesAndTheFundsOfTheDay(@TempDir Path folder) throws Exception {
        PayRequest paid = orders.paid(10_000);
        RefundRequest refund = Requests.refund(paid, null, 5_000);
        ((SupportsRefund) wechatPay.channel()).refund(refund);
        List<BillRow> trade = bill(wechatPay.channel(), folder.resolve("trade"));
        assertThat(trade)
                .filteredOn(row -> paid.orderNo().equals(row.orderNo()))
                .satisfiesExactly(
                        row -> assertRow(row, BillRow.Kind.PAYMENT, paid.orderNo(), 10_000, 60),
                        row -> assertRow(row, BillRow.Kind.REFUND, refund.refundNo(), 5_000, -30));
        try (Channel funds = wechatPay.connect(Map.of("bill", "fundflow"))) {
            assertThat(bill(funds, folder.resolve("funds")))
                    .filteredOn(
                            row -> List.of(paid.orderNo(), refund.refundNo()).contains(row.number()))
                    .satisfiesExactly(
                            row -> assertRow(row, BillRow.Kind.PAYMENT, paid.orderNo(), 10_000, 0),
                            row -> assertRow(row, BillRow.Kind.PAYMENT, paid.orderNo(), 0, 60),
                            row -> assertRow(row, BillRow.Kind.REFUND, refund.refundNo(), 5_000, -30));
        }
    }

    @Test
    void aDayWithoutMovementsIsEmptyOnlyOnceItsBillIsDue(@TempDir Path folder) {
        SupportsBills bills = (SupportsBills) wechatPay.channel();
        LocalDate longAgo = LocalDate.now(ZoneId.of("Asia/Shanghai")).minusDays(30);
        assertThat(bills.downloadBill(new BillRequest(longAgo, null), folder.resolve("a")))
                .isEqualTo(new BillOutcome.Empty());
        assertThat(bills.downloadBill(new BillRequest(longAgo.plusDays(60), null), folder.resolve("b")))
                .isInstanceOf(BillOutcome.Unavailable.class);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aBillWithoutAClearAnswerIsAskedForAgain(@TempDir Path folder) {
        orders.paid(1234);
        LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
        for (String fault : List.of("garble-answer", "forge-answer", "error-after-executing", "unknown-code")) {
            wechatPay.sandbox().rule(Map.of("fault", fault, "operation", "bill", "times", 1));
            assertThat(((SupportsBills) wechatPay.channel())
                            .downloadBill(new BillRequest(today, null), folder.resolve(fault)))
                    .isInstanceOf(BillOutcome.Unavailable.class);
        }
        assertThat(folder).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(strings = {"garble-answer", "reset-before-executing"})
    void aBillThatArrivesOtherwiseThanItsHashSaysIsThrownAway(String fault, @TempDir Path folder) {
        orders.paid(1234);
        wechatPay.sandbox().rule(Map.of("fault", fault, "operation", "bill", "order_no", "file", "times", 1));
        LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
        assertThat(((SupportsBills) wechatPay.channel())
                        .downloadBill(new BillRequest(today, null), folder.resolve("bill")))
                .isInstanceOf(BillOutcome.Unavailable.class);
        assertThat(folder).isEmptyDirectory();
    }

    private static List<BillRow> bill(Channel channel, Path target) throws Exception {
        SupportsBills bills = (SupportsBills) channel;
        LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
        assertThat(bills.downloadBill(new BillRequest(today, null), target)).isInstanceOf(BillOutcome.Downloaded.class);
        List<BillRow> rows = new ArrayList<>();
        assertThat(bills.readBill(target, rows::add)).isEqualTo(rows.size());
        return rows;
    }

    private static void assertRow(BillRow row, BillRow.Kind kind, String number, long amount, long fee) {
        assertThat(row.kind()).isEqualTo(kind);
        assertThat(row.number()).isEqualTo(number);
        assertThat(row.amountMinor()).isEqualTo(amount);
        assertThat(row.feeMinor()).isEqualTo(fee);
        assertThat(row.channelRef()).isNotBlank();
    }
}
