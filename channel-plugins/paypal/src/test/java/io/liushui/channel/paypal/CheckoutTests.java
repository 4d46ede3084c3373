package io.liushui.channel.paypal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.liushui.channel.contract.Orders;
import io.liushui.channel.contract.Requests;
import io.liushui.spi.BalanceOutcome;
import io.liushui.spi.OperationOutcome;
import io.liushui.spi.OrderReference;
import io.liushui.spi.PayOutcome;
import io.liushui.spi.PayRequest;
import io.liushui.spi.QueryOutcome;
import io.liushui.spi.RefundRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What PayPal decides when we ask for the money. */
class CheckoutTests {

    private static final Duration SOON = Duration.ofSeconds(15);
    private static PaypalAtHand paypal;
    private static PaypalChannel channel;

    @BeforeAll
    static void start(@TempDir Path data) {
        paypal = new PaypalAtHand(data);
        channel = (PaypalChannel) paypal.channel();
    }

    @AfterAll
    static void stop() {
        paypal.close();
    }

    @Test
    void tellsADeclineWithinTheOrder() {
        OrderReference order = approved(99_901);
        assertThat(channel.complete(order)).isEqualTo(new PayOutcome.Declined("capture.DECLINED", "", false));
        assertThat(channel.query(order)).isInstanceOf(QueryOutcome.NotPaid.class);
    }

    @Test
    void tellsARefusalForGoodFromOneForPaypalOnly() {
        assertThat(channel.complete(approved(99_902))).isInstanceOfSatisfying(PayOutcome.Declined.class, declined -> {
            assertThat(declined.code()).isEqualTo("TRANSACTION_REFUSED");
            assertThat(declined.soft()).isFalse();
        });
        for (long amount : new long[] {99_903, 99_904}) {
            OrderReference order = approved(amount);
            assertThat(channel.complete(order))
                    .isInstanceOfSatisfying(
                            PayOutcome.Declined.class,
                            declined -> assertThat(declined.soft()).isTrue());
            assertThat(paypal.chargesOf(order.orderNo())).isZero();
        }
    }

    @Test
    void waitsForACaptureThatIsPendingAtPaypal() {
        OrderReference paidLater = approved(99_905);
        OrderReference declinedLater = approved(99_906);
        assertThat(channel.complete(paidLater)).isInstanceOf(PayOutcome.Pending.class);
        assertThat(channel.complete(declinedLater)).isInstanceOf(PayOutcome.Pending.class);
        assertThat(channel.query(paidLater)).isInstanceOf(QueryOutcome.Unpaid.class);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(channel.query(paidLater)).isInstanceOf(QueryOutcome.Paid.class));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(channel.query(declinedLater)).isInstanceOf(QueryOutcome.NotPaid.class));
    }

    @Test
    void takesNothingBeforeThePayerAgreed() {
        PayRequest request = new Orders(paypal).submitted(1234);
        OrderReference order = found(request);
        assertThat(channel.complete(order)).isInstanceOf(PayOutcome.Pending.class);
        assertThat(paypal.chargesOf(request.orderNo())).isZero();
    }

    @Test
    void findsTheOrderToCompleteWithoutPaypalsIdOfIt() {
        OrderReference order = approved(1234);
        OrderReference nameless = ending(order, null, order.expiresAt());
        assertThat(channel.complete(nameless)).isInstanceOf(PayOutcome.Succeeded.class);
        assertThat(paypal.chargesOf(order.orderNo())).isEqualTo(1);
    }

    @Test
    void takesNothingOnceThePayersTimeIsOver() {
        OrderReference order = approved(1234);
        OrderReference justOver =
                ending(order, order.channelRef(), Instant.now().minusSeconds(1));
        OrderReference longOver =
                ending(order, order.channelRef(), Instant.now().minusSeconds(180));
        assertThat(channel.complete(justOver)).isInstanceOf(PayOutcome.Pending.class);
        assertThat(channel.query(justOver)).isInstanceOf(QueryOutcome.Unpaid.class);
        assertThat(channel.complete(longOver)).isInstanceOf(PayOutcome.Declined.class);
        assertThat(channel.query(longOver)).isInstanceOf(QueryOutcome.NotPaid.class);
        assertThat(paypal.chargesOf(order.orderNo())).isZero();
    }

    @Test
    void whatWasTakenInTimeIsPaidAfterItToo() {
        OrderReference order = approved(1234);
        channel.complete(order);
        OrderReference longOver =
                ending(order, order.channelRef(), Instant.now().minusSeconds(180));
        assertThat(channel.complete(longOver)).isInstanceOf(PayOutcome.Succeeded.class);
        assertThat(channel.query(longOver)).isInstanceOf(QueryOutcome.Paid.class);
    }

    @Test
    void anOrderThatSomebodyElseCapturedCountsAsPaidOnce() {
        OrderReference order = approved(1234);
        paypal.control("POST", "/orders/" + order.orderNo() + "/pay", null);
        assertThat(channel.complete(order)).isInstanceOf(PayOutcome.Succeeded.class);
        assertThat(paypal.chargesOf(order.orderNo())).isEqualTo(1);
    }

    @Test
    void tellsHowARefundEnds() {
        OrderReference order = approved(300_000);
        channel.complete(order);
        assertThat(channel.refund(refund(order, 88_801, "no")))
                .isInstanceOfSatisfying(
                        OperationOutcome.Declined.class,
                        declined -> assertThat(declined.code()).isEqualTo("REFUND_FAILED_INSUFFICIENT_FUNDS"));
        RefundRequest later = refund(order, 88_805, "later, 茶 ".repeat(100));
        assertThat(channel.refund(later)).isEqualTo(new OperationOutcome.Pending());
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(channel.queryRefund(later)).isInstanceOf(OperationOutcome.Done.class));
    }

    @Test
    void knowsTheBalance() {
        BalanceOutcome before = channel.balance("EUR");
        assertThat(before).isInstanceOf(BalanceOutcome.Unknown.class);
        PayRequest request = new Orders(paypal).request("paypal", 10_000, "EUR", "Tea");
        new Orders(paypal).pay(request);
        assertThat(channel.balance("EUR")).isEqualTo(new BalanceOutcome.Known(9_651, 0));
    }

    private static OrderReference approved(long amountMinor) {
        PayRequest request = new Orders(paypal).submitted(amountMinor);
        paypal.payerConfirms(request.orderNo());
        return found(request);
    }

    private static OrderReference found(PayRequest request) {
        String id = switch (channel.query(Requests.reference(request))) {
            case QueryOutcome.Approved(String ref) -> ref;
            case QueryOutcome.Unpaid(String ref) -> ref;
            case QueryOutcome.Paid _, QueryOutcome.NotPaid _, QueryOutcome.NotFound _, QueryOutcome.Unanswered _ ->
                throw new AssertionError("the order is not open");
        };
        return Requests.reference(request, id);
    }

    private static OrderReference ending(OrderReference order, String channelRef, Instant expiresAt) {
        return new OrderReference(
                order.orderNo(),
                order.method(),
                channelRef,
                order.amountMinor(),
                order.currency(),
                order.submittedAt(),
                expiresAt,
                order.traceId());
    }

    private static RefundRequest refund(OrderReference order, long amountMinor, String reason) {
        return new RefundRequest(Requests.number(), order, amountMinor, reason, Instant.now(), Requests.TRACE);
    }
}
