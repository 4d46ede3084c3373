package io.liushui.channel.prepaid;

import static org.assertj.core.api.Assertions.assertThat;

import io.liushui.channel.contract.Orders;
import io.liushui.channel.contract.Requests;
import io.liushui.channel.testing.SandboxAtHand;
import io.liushui.spi.ChannelFunction;
import io.liushui.spi.ChannelNotification;
import io.liushui.spi.CloseOutcome;
import io.liushui.spi.CodeTable;
import io.liushui.spi.DeclineReason;
import io.liushui.spi.OperationOutcome;
import io.liushui.spi.PayOutcome;
import io.liushui.spi.PayRequest;
import io.liushui.spi.PayerAction;
import io.liushui.spi.QueryOutcome;
import io.liushui.spi.RefundRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What prepaid cards do beyond what every channel does. */
class PrepaidSandboxTests {

    private static final Duration SOON = Duration.ofSeconds(15);
    private static SandboxAtHand sandbox;
    private static PrepaidUnderTest prepaid;
    private static Orders orders;

    @BeforeAll
    static void start(@TempDir Path data) {
        sandbox = new SandboxAtHand(data, PrepaidUnderTest.SPEEDUP);
        prepaid = new PrepaidUnderTest(sandbox);
        orders = new Orders(prepaid);
    }

    @AfterAll
    static void stop() {
        prepaid.close();
        sandbox.close();
    }

    @Test
    void leadsThePayerToOnePageByCodeAndByLink() {
        PayOutcome outcome = prepaid.channel().pay(orders.request(1234));
        assertThat(((PayOutcome.Pending) outcome).action())
                .isInstanceOfSatisfying(
                        PayerAction.QrCode.class,
                        code -> assertThat(code.content())
                                .startsWith(sandbox.url() + "/pay/")
                                .isEqualTo(code.pageUrl()));
    }

    @ParameterizedTest
    @CsvSource({
        "card_declined,CARD_BLOCKED,false",
        "card_expired,CARD_EXPIRED,false",
        "limit_exceeded,CARD_LIMIT,true",
        "issuer_unavailable,CARD_SYSTEM_DOWN,true"
    })
    void tellsWhyACardIsRefusedAndWhetherAnotherChannelMayTakeIt(String asked, String code, boolean soft) {
        PayRequest request = orders.request(1234);
        sandbox.rule(Map.of("fault", "refuse", "code", asked, "order_no", request.orderNo(), "times", 1));
        assertThat(prepaid.channel().pay(request)).isInstanceOfSatisfying(PayOutcome.Declined.class, declined -> {
            assertThat(declined.code()).isEqualTo(code);
            assertThat(declined.soft()).isEqualTo(soft);
        });
        assertThat(prepaid.channel().query(Requests.reference(request))).isEqualTo(new QueryOutcome.NotFound());
    }

    @Test
    void takesNoMoreThanFiveThousandYuan() {
        assertThat(prepaid.channel().pay(orders.request(500_001)))
                .isInstanceOfSatisfying(
                        PayOutcome.Declined.class,
                        declined -> assertThat(declined.code()).isEqualTo("AMOUNT_OUT_OF_RANGE"));
    }

    @Test
    void aNumberThatWasClosedBeforeItWasSeenIsNeverPaid() {
        PayRequest request = orders.request(1234);
        assertThat(prepaid.channel().close(Requests.reference(request))).isEqualTo(new CloseOutcome.Closed());
        assertThat(prepaid.channel().pay(request)).isInstanceOf(PayOutcome.Declined.class);
        assertThat(prepaid.chargesOf(request.orderNo())).isZero();
    }

    @Test
    void closingAPaidOneTellsHowMuchWasPaid() {
        PayRequest request = orders.paid(1234);
        assertThat(prepaid.channel().close(Requests.reference(request)))
                .isInstanceOfSatisfying(
                        CloseOutcome.AlreadyPaid.class,
                        paid -> assertThat(paid.amountMinor()).isEqualTo(1234));
    }

    @Test
    void aRefundToACardThatIsGoneSaysThatAnotherWayIsNeeded() {
        PayRequest request = orders.paid(1234);
        sandbox.control("POST", "/orders/" + request.orderNo() + "/account", "{\"state\":\"closed\"}");
        OperationOutcome refused = prepaid.channel().refund(Requests.refund(request, null, 1000));
        assertThat(refused).isInstanceOf(OperationOutcome.Declined.class);
        CodeTable codes = prepaid.channel().codes();
        assertThat(codes.reason(ChannelFunction.REFUND, ((OperationOutcome.Declined) refused).code()))
                .contains(DeclineReason.SOURCE_CLOSED);
    }

    @ParameterizedTest
    @CsvSource({"88805,true", "88806,false"})
    void aRefundThatEndsLaterIsToldByANotification(long amountMinor, boolean done) throws Exception {
        PayRequest request = orders.paid(100_000);
        prepaid.nextNotification(request.orderNo(), SOON);
        RefundRequest refund = Requests.refund(request, null, amountMinor);
        assertThat(prepaid.channel().refund(refund)).isEqualTo(new OperationOutcome.Pending());
        ChannelNotification told = prepaid.channel().parse(prepaid.nextNotification(request.orderNo(), SOON));
        assertThat(told).isInstanceOfSatisfying(ChannelNotification.OfOperation.class, operation -> {
            assertThat(operation.number()).isEqualTo(refund.refundNo());
            assertThat(operation.result())
                    .isInstanceOf(done ? OperationOutcome.Done.class : OperationOutcome.Declined.class)
                    .isEqualTo(prepaid.channel().queryRefund(refund));
        });
    }

    @Test
    void repeatsANotificationUntilItIsAcknowledgedInItsWords() {
        PayRequest request = orders.submitted(1234);
        prepaid.inbox().answerWith("OK");
        prepaid.payerConfirms(request.orderNo());
        String first = id(request);
        prepaid.inbox().answerWith("{\"code\":\"RECEIVED\"}");
        assertThat(id(request)).isEqualTo(first);
    }

    private static String id(PayRequest request) {
        return prepaid.nextNotification(request.orderNo(), SOON).headers().get("prepaid-notification");
    }
}
