package io.liushui.channel.carrier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.liushui.channel.contract.Requests;
import io.liushui.spi.BillOutcome;
import io.liushui.spi.BillRequest;
import io.liushui.spi.BillRow;
import io.liushui.spi.BillUnreadable;
import io.liushui.spi.ChannelFunction;
import io.liushui.spi.ChannelNotification;
import io.liushui.spi.OperationOutcome;
import io.liushui.spi.PayRequest;
import io.liushui.spi.RefundRequest;
import io.liushui.spi.StatedAmount;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Refunds and bills of the sandbox's carrier. */
class CarrierRefundsSandboxTests extends AtTheCarrier {

    @TempDir
    private Path folder;

    @Test
    void holdsEachNumbersMonthlyLimitAndCountsRefundsBack() {
        String phone = carrier.freshPhone();
        List<PayRequest> paid = new ArrayList<>();
        for (int payment = 0; payment < 4; payment++) {
            paid.add(request(phone, 5_000));
            orders().pay(paid.getLast());
        }
        assertDeclined(carrier.channel().pay(request(phone, 1)), "C1003");
        assertThat(carrier.channel().refund(Requests.refund(paid.getFirst(), null, 1_000)))
                .isInstanceOf(OperationOutcome.Done.class);
        orders().pay(request(phone, 1_000));
        assertDeclined(carrier.channel().pay(request(phone, 1)), "C1003");
    }

    @Test
    void tellsTheEndOfARefundAndARefusalOfOne() throws Exception {
        PayRequest request = request(carrier.freshPhone(), 5_000);
        orders().pay(request);
        carrier.nextNotification(request.orderNo(), SOON);
        RefundRequest refund = Requests.refund(request, null, 5_000);
        assertThat(carrier.channel().refund(refund)).isInstanceOf(OperationOutcome.Done.class);
        assertThat(carrier.channel().parse(carrier.nextNotification(request.orderNo(), SOON)))
                .isInstanceOfSatisfying(ChannelNotification.OfOperation.class, operation -> {
                    assertThat(operation.function()).isEqualTo(ChannelFunction.REFUND);
                    assertThat(operation.number()).isEqualTo(refund.refundNo());
                    assertThat(operation.result())
                            .isInstanceOfSatisfying(
                                    OperationOutcome.Done.class,
                                    done -> assertThat(done.stated()).contains(new StatedAmount(5_000, "CNY")));
                });
    }

    @Test
    void billsRefundsAndFees() throws Exception {
        PayRequest request = orders().request(carrier.method(), 1_001, "CNY", "龙井, \"茶\"");
        orders().pay(request);
        carrier.channel().refund(Requests.refund(request, null, 500));
        Path bill = folder.resolve("bill.csv");
        LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
        assertThat(carrier.channel().downloadBill(new BillRequest(today, null), bill))
                .isEqualTo(new BillOutcome.Downloaded(Files.size(bill)));
        List<BillRow> rows = new ArrayList<>();
        carrier.channel().readBill(bill, rows::add);
        assertThat(rows)
                .filteredOn(row -> row.orderNo().equals(request.orderNo()))
                .extracting(BillRow::amountMinor, BillRow::feeMinor)
                .containsExactly(tuple(1_001L, 300L), tuple(500L, -150L));
    }

    @Test
    void takesNoBillThatTheCarrierDidNotSignOrMake() {
        orders().pay(request(carrier.freshPhone(), 1234));
        LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
        String date = today.toString().replace("-", "");
        for (String fault : List.of("forge-answer", "error-before-executing", "unknown-code")) {
            sandbox.rule(Map.of("fault", fault, "operation", "bill", "order_no", date, "times", 1));
            assertThat(carrier.channel().downloadBill(new BillRequest(today, null), folder.resolve(fault)))
                    .isInstanceOf(BillOutcome.Unavailable.class);
        }
        sandbox.rule(Map.of("fault", "garble-answer", "operation", "bill", "order_no", date, "times", 1));
        Path garbled = folder.resolve("garbled");
        carrier.channel().downloadBill(new BillRequest(today, null), garbled);
        assertThatThrownBy(() -> carrier.channel().readBill(garbled, row -> {})).isInstanceOf(BillUnreadable.class);
        assertThat(carrier.channel().downloadBill(new BillRequest(today.plusDays(1), null), folder.resolve("next")))
                .isInstanceOf(BillOutcome.NotReady.class);
        assertThat(carrier.channel().downloadBill(new BillRequest(today.minusDays(2), null), folder.resolve("none")))
                .isEqualTo(new BillOutcome.Empty());
    }
}
