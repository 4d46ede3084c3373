package io.liushui.channel.alipay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.liushui.channel.contract.RequestMisbehaviour;
import io.liushui.channel.contract.Requests;
import io.liushui.spi.BillOutcome;
import io.liushui.spi.BillRequest;
import io.liushui.spi.BillRow;
import io.liushui.spi.ChannelFunction;
import io.liushui.spi.ChannelNotification;
import io.liushui.spi.OperationOutcome;
import io.liushui.spi.PayRequest;
import io.liushui.spi.QueryOutcome;
import io.liushui.spi.RefundRequest;
import io.liushui.spi.StatedAmount;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Refunds and bills of the sandbox's Alipay. */
class AlipayRefundsIntegrationTests extends AtAlipay {

    @Test
    void aRefundIsToldAndClosesTheTradeWhenNothingIsLeft() throws Exception {
        PayRequest request = paid(1_000);
        told(request.orderNo());
        RefundRequest part = Requests.refund(request, null, 400);
        RefundRequest rest = Requests.refund(request, null, 600);
        for (RefundRequest refund : List.of(part, rest)) {
            assertThat(alipay.channel().refund(refund)).isInstanceOf(OperationOutcome.Done.class);
            assertThat(told(request.orderNo())).isInstanceOfSatisfying(ChannelNotification.OfOperation.class, told -> {
                assertThat(told.function()).isEqualTo(ChannelFunction.REFUND);
                assertThat(told.number()).isEqualTo(refund.refundNo());
                assertThat(told.result())
                        .as("of how much, it does not say")
                        .isInstanceOf(OperationOutcome.Pending.class);
            });
        }
        assertThat(query(request)).isInstanceOf(QueryOutcome.NotPaid.class);
        assertThat(alipay.channel().refund(rest)).isInstanceOf(OperationOutcome.Done.class);
        assertThat(alipay.channel().queryRefund(part)).isInstanceOf(OperationOutcome.Done.class);
    }

    @Test
    void aRefundMayBeRefusedOrComeLater() {
        PayRequest request = paid(200_000);
        assertThat(alipay.channel().refund(Requests.refund(request, null, 88_801)))
                .isInstanceOfSatisfying(
                        OperationOutcome.Declined.class,
                        declined -> assertThat(declined.code()).isEqualTo("ACQ.SELLER_BALANCE_NOT_ENOUGH"));
        RefundRequest later = Requests.refund(request, null, 88_805);
        assertThat(alipay.channel().refund(later)).isInstanceOf(OperationOutcome.Unknown.class);
        await().atMost(SOON).until(() -> alipay.channel().queryRefund(later) instanceof OperationOutcome.Done);
    }

    @Test
    void aRefundNumberOfAnotherAmountIsToldWithTheFirstOne() {
        PayRequest request = paid(1_000);
        RefundRequest first = Requests.refund(request, null, 100);
        alipay.channel().refund(first);
        RefundRequest second =
                new RefundRequest(first.refundNo(), first.order(), 200, "again", first.submittedAt(), first.traceId());
        assertThat(alipay.channel().refund(second)).isInstanceOf(OperationOutcome.Unknown.class);
        assertThat(alipay.channel().queryRefund(second))
                .isInstanceOfSatisfying(
                        OperationOutcome.Done.class,
                        done -> assertThat(done.stated()).contains(new StatedAmount(100, "CNY")));
    }

    @Test
    void aBillHoldsPaymentsRefundsAndFees(@TempDir Path folder) throws Exception {
        PayRequest request = paid(100_000);
        RefundRequest refund = Requests.refund(request, null, 50_000);
        alipay.channel().refund(refund);
        Path bill = folder.resolve("bill.zip");
        LocalDate today = LocalDate.now(AlipayTime.ZONE);
        assertThat(alipay.channel().downloadBill(new BillRequest(today, Requests.TRACE), bill))
                .isEqualTo(new BillOutcome.Downloaded(Files.size(bill)));
        List<BillRow> rows = new ArrayList<>();
        assertThat(alipay.channel().readBill(bill, rows::add)).isEqualTo(rows.size());
        assertThat(rows)
                .filteredOn(row -> row.orderNo().equals(request.orderNo()))
                .extracting(BillRow::kind, BillRow::number, BillRow::amountMinor, BillRow::feeMinor)
                .containsExactly(
                        tuple(BillRow.Kind.PAYMENT, request.orderNo(), 100_000L, 600L),
                        tuple(BillRow.Kind.REFUND, refund.refundNo(), 50_000L, -300L));
        assertThat(alipay.exchanges().toString()).doesNotContain("fileId=");
    }

    @Test
    void aBillIsNotReadyBeforeItsDayAndEmptyLongAfter(@TempDir Path folder) {
        LocalDate today = LocalDate.now(AlipayTime.ZONE);
        Path bill = folder.resolve("bill.zip");
        assertThat(alipay.channel().downloadBill(new BillRequest(today.plusDays(1), null), bill))
                .isInstanceOf(BillOutcome.NotReady.class);
        assertThat(alipay.channel().downloadBill(new BillRequest(today.minusDays(10), null), bill))
                .isEqualTo(new BillOutcome.Empty());
        alipay.nextRequestGoesWrong(today.toString(), "bill", RequestMisbehaviour.SERVER_ERROR_BEFORE_EXECUTING);
        assertThat(alipay.channel().downloadBill(new BillRequest(today, null), bill))
                .isInstanceOf(BillOutcome.Unavailable.class);
        assertThat(bill).doesNotExist();
    }

    private static PayRequest paid(long amountMinor) {
        PayRequest request = submitted("alipay_qr", amountMinor);
        alipay.payerConfirms(request.orderNo());
        return request;
    }
}
