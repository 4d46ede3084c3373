package io.liushui.channel.paypal;

import static org.assertj.core.api.Assertions.assertThat;

import io.liushui.channel.contract.Orders;
import io.liushui.channel.contract.Requests;
import io.liushui.spi.OrderReference;
import io.liushui.spi.PayOutcome;
import io.liushui.spi.PayRequest;
import io.liushui.spi.PayerAction;
import io.liushui.spi.QueryOutcome;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Orders whose creation was not answered, so that PayPal's id of them is unknown. */
class LostCreationTests {

    private static PaypalAtHand paypal;

    @BeforeAll
    static void start(@TempDir Path data) {
        paypal = new PaypalAtHand(data);
    }

    @AfterAll
    static void stop() {
        paypal.close();
    }

    @Test
    void isFoundUnderItsRequestIdWhenItArrived() {
        PayRequest request = lost("reset-after-executing");
        QueryOutcome answer = paypal.channel().query(Requests.reference(request));
        assertThat(answer).isInstanceOf(QueryOutcome.Unpaid.class);
        PayOutcome.Pending again = (PayOutcome.Pending) paypal.channel().pay(request);
        assertThat(again.channelRef()).isEqualTo(((QueryOutcome.Unpaid) answer).channelRef());
        assertThat(again.action()).isInstanceOf(PayerAction.Redirect.class);
    }

    @Test
    void isNotFoundWhenItNeverArrivedAndSentAgainItSaysWhatItSaidAtFirst() {
        PayRequest request = lost("reset-before-executing");
        assertThat(paypal.channel().query(Requests.reference(request))).isEqualTo(new QueryOutcome.NotFound());
        assertThat(paypal.channel().pay(request)).isInstanceOf(PayOutcome.Pending.class);
        assertThat(paypal.control("GET", "/orders/" + request.orderNo(), null)
                        .get("subject")
                        .stringValue())
                .isEqualTo("Tea");
        assertThat(paypal.control("GET", "/orders/" + request.orderNo(), null)
                        .get("return_url")
                        .stringValue())
                .isEqualTo(Requests.RETURN_URL);
    }

    @Test
    void movesNoMoneyByBeingAskedAbout() {
        PayRequest request = new Orders(paypal).request(1234);
        for (int round = 0; round < 3; round++) {
            paypal.channel().query(Requests.reference(request));
        }
        assertThat(paypal.chargesOf(request.orderNo())).isZero();
    }

    @Test
    void isNoLongerAskedAboutOncePaypalHasForgottenTheRequestId() {
        Instant longAgo = Instant.now().minus(PaypalOrders.REQUEST_IDS_KEPT).minusSeconds(1);
        OrderReference order = new OrderReference(
                Requests.number(),
                "paypal",
                null,
                1234,
                "USD",
                longAgo,
                longAgo.plus(Duration.ofMinutes(15)),
                Requests.TRACE);
        assertThat(paypal.channel().query(order)).isInstanceOf(QueryOutcome.Unanswered.class);
        assertThat(paypal.requestsOf(order.orderNo(), "pay")).isZero();
    }

    @Test
    void anotherAmountUnderTheSameNumberIsNotTakenForTheOrder() {
        PayRequest first = new Orders(paypal).submitted(1234);
        PayRequest second = new PayRequest(
                first.orderNo(),
                first.method(),
                4321,
                first.currency(),
                "Tea",
                first.expiresAt(),
                null,
                first.payer(),
                first.submittedAt(),
                Requests.TRACE);
        assertThat(paypal.channel().pay(second)).isInstanceOf(PayOutcome.Unknown.class);
    }

    private static PayRequest lost(String fault) {
        PayRequest request = new Orders(paypal).request(1234);
        paypal.rule(Map.of("fault", fault, "operation", "pay", "order_no", request.orderNo(), "times", 1));
        assertThat(paypal.channel().pay(request)).isInstanceOf(PayOutcome.Unknown.class);
        return request;
    }
}
