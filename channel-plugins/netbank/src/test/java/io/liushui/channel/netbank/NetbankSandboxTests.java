package io.liushui.channel.netbank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.liushui.channel.contract.Orders;
import io.liushui.channel.contract.Requests;
import io.liushui.channel.testing.SandboxAtHand;
import io.liushui.spi.BillOutcome;
import io.liushui.spi.BillRequest;
import io.liushui.spi.BillRow;
import io.liushui.spi.ChannelFunction;
import io.liushui.spi.ChannelNotification;
import io.liushui.spi.CloseOutcome;
import io.liushui.spi.OperationOutcome;
import io.liushui.spi.PayOutcome;
import io.liushui.spi.PayRequest;
import io.liushui.spi.PayerAction.PostForm;
import io.liushui.spi.QueryOutcome;
import io.liushui.spi.RefundRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What net banking does beyond what every channel does. */
class NetbankSandboxTests {

    private static final Duration SOON = Duration.ofSeconds(15);
    private static SandboxAtHand sandbox;
    private static BankUnderTest bank;
    private static BankUnderTest otherMerchant;
    private static Browser browser;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start(@TempDir Path data) {
        sandbox = new SandboxAtHand(data, BankUnderTest.SPEEDUP);
        bank = new BankUnderTest(sandbox, Map.of("merchantNo", "10000001"));
        otherMerchant = new BankUnderTest(sandbox, Map.of("merchantNo", "10000002", "sm2Encoding", "RAW"));
        browser = new Browser();
    }

    @AfterAll
    static void stop() {
        browser.close();
        bank.close();
        otherMerchant.close();
        sandbox.close();
    }

    @Test
    void theFormLeadsToThePayersPageAndBackWithoutAResult() {
        PayRequest request = orders().request(1234);
        Browser.Page page = browser.post(form(request));
        assertThat(page.status()).isEqualTo(303);
        Browser.Page payer = browser.get(page.location());
        assertThat(payer.text()).contains("Liushui Bank", "12.34", "Tea");
        bank.payerConfirms(request.orderNo());
        assertThat(browser.get(page.location()).text())
                .contains(Requests.RETURN_URL + "&amp;orderNo=" + request.orderNo());
    }

    @Test
    void theBankShowsAFormThatWasChangedOnTheWayAsWrong() {
        PostForm form = form(orders().request(1234));
        for (String field : List.of("amount", "goods", "notifyUrl", "expireTime", "payerIp", "orderNo")) {
            Map<String, String> changed = new HashMap<>(form.fields());
            changed.put(field, field.equals("amount") ? "0.01" : "x1234567");
            assertThat(browser.post(new PostForm(form.url(), changed, form.charset()))
                            .text())
                    .contains("验签失败");
        }
    }

    @Test
    void anotherMerchantsOrderIsUnknownAndCannotBeClosedOrPaidBack() {
        PayRequest request = orders().paid(1234);
        assertThat(otherMerchant.channel().query(Requests.reference(request))).isEqualTo(new QueryOutcome.NotFound());
        assertThat(otherMerchant.channel().close(Requests.reference(request))).isInstanceOf(CloseOutcome.Unknown.class);
        assertThat(otherMerchant.channel().refund(Requests.refund(request, null, 1)))
                .isInstanceOfSatisfying(
                        OperationOutcome.Declined.class,
                        declined -> assertThat(declined.code()).isEqualTo("NB1001"));
    }

    @Test
    void anOrderThatWasClosedBeforeItsFormArrivedIsBarred() {
        PayRequest request = orders().request(1234);
        PostForm form = form(request);
        assertThat(bank.channel().close(Requests.reference(request))).isEqualTo(new CloseOutcome.Closed());
        assertThat(browser.post(form).status()).isEqualTo(409);
        assertThat(bank.channel().query(Requests.reference(request)))
                .isInstanceOfSatisfying(
                        QueryOutcome.NotPaid.class,
                        over -> assertThat(over.code()).isEqualTo("04"));
    }

    @Test
    void tellsTheEndOfARefundThatTookLonger() throws Exception {
        PayRequest request = orders().paid(200_000);
        bank.nextNotification(request.orderNo(), SOON);
        RefundRequest refund = Requests.refund(request, null, 88_805);
        assertThat(bank.channel().refund(refund)).isEqualTo(new OperationOutcome.Pending());
        ChannelNotification told = bank.channel().parse(bank.nextNotification(request.orderNo(), SOON));
        assertThat(told).isInstanceOfSatisfying(ChannelNotification.OfOperation.class, operation -> {
            assertThat(operation.function()).isEqualTo(ChannelFunction.REFUND);
            assertThat(operation.number()).isEqualTo(refund.refundNo());
            assertThat(operation.result())
                    .isInstanceOf(OperationOutcome.Done.class)
                    .isEqualTo(bank.channel().queryRefund(refund));
        });
        RefundRequest refused = Requests.refund(request, null, 88_801);
        assertThat(bank.channel().refund(refused)).isInstanceOf(OperationOutcome.Declined.class);
    }

    @Test
    void repeatsANotificationUntilItHearsTheBanksOwnWord() throws Exception {
        PayRequest request = orders().submitted(1234);
        bank.inbox().answerWith("NB_FAIL");
        try {
            bank.payerConfirms(request.orderNo());
            ChannelNotification first = bank.channel().parse(bank.nextNotification(request.orderNo(), SOON));
            bank.inbox().answerWith("NB_OK");
            ChannelNotification again = bank.channel().parse(bank.nextNotification(request.orderNo(), SOON));
            assertThat(again).isEqualTo(first);
            await().atMost(SOON)
                    .until(() -> sandbox.control("GET", "/notifications?order=" + request.orderNo(), null)
                            .at("/data/0/state")
                            .stringValue()
                            .equals("DELIVERED"));
        } finally {
            bank.inbox().answerWith("NB_OK");
        }
    }

    @Test
    void takesTheMoneyAfterItToldThatTheOrderIsClosed() throws Exception {
        PayRequest request = orders().submitted(1234);
        sandbox.rule(Map.of(
                "fault", "late-success-after-close", "order_no", request.orderNo(), "execute_after_millis", 300));
        assertThat(bank.channel().close(Requests.reference(request))).isEqualTo(new CloseOutcome.Closed());
        ChannelNotification told = bank.channel().parse(bank.nextNotification(request.orderNo(), SOON));
        assertThat(((ChannelNotification.OfPayment) told).result()).isInstanceOf(QueryOutcome.Paid.class);
        assertThat(bank.chargesOf(request.orderNo())).isEqualTo(1);
    }

    @Test
    void billsRefundsAndFeesAndOnlyOnesOwn() throws Exception {
        PayRequest ours = orders().paid(10_000);
        RefundRequest refund = Requests.refund(ours, null, 4_000);
        assertThat(bank.channel().refund(refund)).isInstanceOf(OperationOutcome.Done.class);
        PayRequest theirs = new Orders(otherMerchant).paid(777);
        List<BillRow> rows = new ArrayList<>();
        Path bill = folder.resolve("bill.zip");
        BillRequest today = new BillRequest(LocalDate.now(ZoneId.of("Asia/Shanghai")), null);
        assertThat(bank.channel().downloadBill(today, bill)).isInstanceOf(BillOutcome.Downloaded.class);
        bank.channel().readBill(bill, rows::add);
        assertThat(rows).noneMatch(row -> row.orderNo().equals(theirs.orderNo()));
        assertThat(rows)
                .filteredOn(row -> row.orderNo().equals(ours.orderNo()))
                .satisfiesExactly(
                        paid -> {
                            assertThat(paid.kind()).isEqualTo(BillRow.Kind.PAYMENT);
                            assertThat(paid.feeMinor()).isEqualTo(25);
                        },
                        returned -> {
                            assertThat(returned.kind()).isEqualTo(BillRow.Kind.REFUND);
                            assertThat(returned.number()).isEqualTo(refund.refundNo());
                            assertThat(returned.amountMinor()).isEqualTo(4_000);
                            assertThat(returned.feeMinor()).isZero();
                        });
    }

    @Test
    void tellsDaysWithoutMovementsAndDaysThatHaveNoBillYet() {
        LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
        Path bill = folder.resolve("none.zip");
        assertThat(bank.channel().downloadBill(new BillRequest(today.minusDays(3), null), bill))
                .isEqualTo(new BillOutcome.Empty());
        assertThat(bank.channel().downloadBill(new BillRequest(today.plusDays(2), null), bill))
                .isInstanceOf(BillOutcome.NotReady.class);
        assertThat(bank.channel().downloadBill(new BillRequest(today.minusDays(100), null), bill))
                .isInstanceOf(BillOutcome.Unavailable.class);
        assertThat(Files.exists(bill)).isFalse();
    }

    @Test
    void takesNoAmountBeyondTheLimitAndNoOtherCurrency() {
        PayRequest beyond = orders().request(500_000_001);
        PayRequest dollars = orders().request(bank.method(), 100, "USD", "Tea");
        assertThat(bank.channel().pay(beyond)).isInstanceOf(PayOutcome.Declined.class);
        assertThat(bank.channel().pay(dollars)).isInstanceOf(PayOutcome.Declined.class);
    }

    private static PostForm form(PayRequest request) {
        return (PostForm) ((PayOutcome.Pending) bank.channel().plugin().pay(request)).action();
    }

    private static Orders orders() {
        return new Orders(bank);
    }
}
