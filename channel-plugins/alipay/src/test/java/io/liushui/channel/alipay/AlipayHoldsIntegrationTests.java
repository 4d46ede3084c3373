package io.liushui.channel.alipay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.liushui.channel.contract.RequestMisbehaviour;
import io.liushui.channel.contract.Requests;
import io.liushui.spi.AuthorizationVoidRequest;
import io.liushui.spi.CaptureRequest;
import io.liushui.spi.Channel;
import io.liushui.spi.ChannelFunction;
import io.liushui.spi.ChannelNotification;
import io.liushui.spi.ExchangeLog;
import io.liushui.spi.OperationOutcome;
import io.liushui.spi.OrderReference;
import io.liushui.spi.PayOutcome;
import io.liushui.spi.PayRequest;
import io.liushui.spi.Payer;
import io.liushui.spi.QueryOutcome;
import io.liushui.spi.StatedAmount;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Holding, taking and letting go of money, in certificate mode. */
class AlipayHoldsIntegrationTests {
    private static final Duration SOON = Duration.ofSeconds(15);
    private static AlipayUnderTest alipay;

    @BeforeAll
    static void start(@TempDir Path data) {
        alipay = new AlipayUnderTest(data, true);
    }

    @AfterAll
    static void stop() {
        alipay.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"alipay_qr", "alipay_app"})
    void eachStepIsTold(String method) throws Exception {
        PayRequest request = Requests.pay(method, 10_000, "CNY", "押金 = Deposit", Payer.UNKNOWN);
        assertThat(alipay.channel().authorize(request)).isInstanceOf(PayOutcome.Pending.class);
        assertThat(state(request)).isEqualTo(new QueryOutcome.NotFound());
        alipay.payerOpens(request.orderNo());
        assertThat(state(request)).isInstanceOf(QueryOutcome.Unpaid.class);
        alipay.payerConfirms(request.orderNo());
        QueryOutcome.Paid held = (QueryOutcome.Paid) state(request);
        assertThat(told(request.orderNo()))
                .isInstanceOfSatisfying(
                        ChannelNotification.OfAuthorization.class,
                        told -> assertThat(told.result()).isEqualTo(held));

        CaptureRequest capture = capture(Requests.reference(request), 6_000, false);
        assertThat(alipay.channel().capture(capture)).isInstanceOf(OperationOutcome.Done.class);
        assertOperation(told(capture.captureNo()), capture.captureNo());
        AuthorizationVoidRequest release = release(Requests.reference(request), 4_000);
        assertThat(alipay.channel().voidAuthorization(release)).isInstanceOf(OperationOutcome.Done.class);
        assertOperation(told(request.orderNo()), release.voidNo());
        assertThat(state(request)).isEqualTo(held);
    }

    private static void assertOperation(ChannelNotification told, String number) {
        assertThat(told).isInstanceOfSatisfying(ChannelNotification.OfOperation.class, operation -> {
            assertThat(operation.function()).isEqualTo(ChannelFunction.PREAUTH);
            assertThat(operation.number()).isEqualTo(number);
            assertThat(operation.result()).isInstanceOf(OperationOutcome.Done.class);
        });
    }

    @Test
    void whatWasDoneBeforeIsDoneWhenItIsAskedForAgain() {
        OrderReference held = held(10_000);
        CaptureRequest capture = capture(held, 6_000, false);
        OperationOutcome captured = alipay.channel().capture(capture);
        AuthorizationVoidRequest release = release(held, 4_000);
        OperationOutcome released = alipay.channel().voidAuthorization(release);
        assertThat(alipay.channel().capture(capture)).isEqualTo(captured).isInstanceOf(OperationOutcome.Done.class);
        assertThat(alipay.channel().voidAuthorization(release))
                .isEqualTo(released)
                .isInstanceOf(OperationOutcome.Done.class);
        assertThat(alipay.chargesOf(capture.captureNo())).isEqualTo(1);
        assertThat(alipay.channel().capture(capture(held, 1, true))).isInstanceOf(OperationOutcome.Declined.class);
        assertThat(alipay.channel().voidAuthorization(release(held, 1))).isInstanceOf(OperationOutcome.Declined.class);
    }

    @Test
    void theSameCaptureNumberWithAnotherAmountIsToldWithTheFirstOne() {
        OrderReference held = held(10_000);
        CaptureRequest first = capture(held, 1_000, false);
        alipay.channel().capture(first);
        CaptureRequest second = new CaptureRequest(
                first.captureNo(), held, 2_000, "Deposit", false, first.submittedAt(), first.traceId());
        assertThat(alipay.channel().capture(second)).isInstanceOf(OperationOutcome.Unknown.class);
        assertThat(alipay.channel().queryCapture(second))
                .isInstanceOfSatisfying(
                        OperationOutcome.Done.class,
                        done -> assertThat(done.stated()).contains(new StatedAmount(1_000, "CNY")));
    }

    @ParameterizedTest
    @CsvSource({
        "99901,ACQ.BUYER_BALANCE_NOT_ENOUGH",
        "99902,ACQ.PAYMENT_FAIL",
        "99903,ACQ.NO_PAYMENT_INSTRUMENTS_AVAILABLE",
        "99904,ACQ.PRODUCT_AMOUNT_LIMIT_ERROR"
    })
    void aCaptureMayBeRefused(long amountMinor, String code) {
        CaptureRequest capture = capture(held(200_000), amountMinor, false);
        assertThat(alipay.channel().capture(capture))
                .isInstanceOfSatisfying(
                        OperationOutcome.Declined.class,
                        declined -> assertThat(declined.code()).isEqualTo(code));
        assertThat(alipay.channel().queryCapture(capture)).isInstanceOf(OperationOutcome.Declined.class);
    }

    @Test
    void aCaptureMayComeLater() {
        CaptureRequest capture = capture(held(200_000), 99_905, false);
        assertThat(alipay.channel().capture(capture)).isInstanceOf(OperationOutcome.Unknown.class);
        assertThat(alipay.channel().queryCapture(capture)).isEqualTo(new OperationOutcome.Pending());
        await().atMost(SOON).until(() -> alipay.channel().queryCapture(capture) instanceof OperationOutcome.Done);
    }

    @Test
    void whatThePayerHasNotAgreedToIsCancelled() {
        PayRequest request = Requests.pay("alipay_qr", 10_000, "CNY", "Deposit", Payer.UNKNOWN);
        alipay.channel().authorize(request);
        alipay.payerOpens(request.orderNo());
        AuthorizationVoidRequest release = release(Requests.reference(request), 10_000);
        assertThat(alipay.channel().capture(capture(Requests.reference(request), 1, true)))
                .isInstanceOf(OperationOutcome.Declined.class);
        assertThat(alipay.channel().queryAuthorizationVoid(release)).isEqualTo(new OperationOutcome.NotFound());
        assertThat(alipay.channel().voidAuthorization(release)).isInstanceOf(OperationOutcome.Done.class);
        assertThat(alipay.channel().queryAuthorizationVoid(release)).isInstanceOf(OperationOutcome.Done.class);
        assertThat(alipay.channel().voidAuthorization(release)).isInstanceOf(OperationOutcome.Done.class);
        assertThat(state(request)).isInstanceOf(QueryOutcome.NotPaid.class);
    }

    @Test
    void aPayerMayRefuse() {
        PayRequest request = Requests.pay("alipay_qr", 10_000, "CNY", "Deposit", Payer.UNKNOWN);
        alipay.channel().authorize(request);
        alipay.payerRefuses(request.orderNo());
        assertThat(state(request)).isInstanceOf(QueryOutcome.NotPaid.class);
        assertThat(alipay.channel().capture(capture(Requests.reference(request), 1, true)))
                .isInstanceOf(OperationOutcome.Declined.class);
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"EXECUTE_THEN_TIME_OUT", "NOT_EXECUTE_THEN_TIME_OUT"})
    void anAnswerThatIsNotClearIsUnknown(RequestMisbehaviour misbehaviour) {
        PayRequest request = Requests.pay("alipay_qr", 10_000, "CNY", "Deposit", Payer.UNKNOWN);
        alipay.nextRequestGoesWrong(request.orderNo(), "authorize", misbehaviour);
        assertThat(alipay.channel().authorize(request)).isInstanceOf(PayOutcome.Unknown.class);
        OrderReference held = held(10_000);
        alipay.nextRequestGoesWrong(held.orderNo(), "query", misbehaviour);
        assertThat(alipay.channel().queryAuthorization(held)).isInstanceOf(QueryOutcome.Unanswered.class);
        alipay.nextRequestGoesWrong(held.orderNo(), "query", misbehaviour);
        assertThat(alipay.channel().capture(capture(held, 1, false))).isInstanceOf(OperationOutcome.Unavailable.class);
        AuthorizationVoidRequest release = release(held, 10_000);
        alipay.nextRequestGoesWrong(held.orderNo(), "auth-void", misbehaviour);
        assertThat(alipay.channel().voidAuthorization(release)).isInstanceOf(OperationOutcome.Unknown.class);
        if (misbehaviour.executes()) {
            assertThat(alipay.channel().queryAuthorizationVoid(release)).isInstanceOf(OperationOutcome.Done.class);
        } else {
            assertThat(alipay.channel().queryAuthorizationVoid(release)).isEqualTo(new OperationOutcome.NotFound());
        }
    }

    @Test
    void whatAlipayRefusesForItsSignatureWasSurelyNotExecuted() {
        AlipaySettings right = AlipaySettings.of(alipay.settings());
        AppIdentity wrong = new AppIdentity(
                right.app().appId(),
                TestKeys.make().app().getPrivate(),
                right.app().certificateSerial(),
                right.app().rootSerial());
        AlipaySettings mistaken = new AlipaySettings(
                right.channelId(),
                right.notificationUri(),
                right.baseUrl(),
                right.sellerId(),
                wrong,
                right.alipay(),
                right.authorizationValidity(),
                right.timeouts());
        ExchangeLog log = exchange -> {};
        try (Channel channel = new AlipayChannel(mistaken, log, Clock.systemUTC())) {
            PayRequest request = Requests.pay("alipay_qr", 100, "CNY", "Tea", Payer.UNKNOWN);
            assertThat(channel.pay(request)).isInstanceOf(PayOutcome.Unavailable.class);
            assertThat(channel.query(Requests.reference(request))).isInstanceOf(QueryOutcome.Unanswered.class);
        }
    }

    private static QueryOutcome state(PayRequest request) {
        return alipay.channel().queryAuthorization(Requests.reference(request));
    }

    private static OrderReference held(long amountMinor) {
        PayRequest request = Requests.pay("alipay_qr", amountMinor, "CNY", "Deposit", Payer.UNKNOWN);
        alipay.channel().authorize(request);
        alipay.payerConfirms(request.orderNo());
        return Requests.reference(request);
    }

    private static CaptureRequest capture(OrderReference held, long amountMinor, boolean last) {
        return new CaptureRequest(Requests.number(), held, amountMinor, "Deposit", last, Instant.now(), Requests.TRACE);
    }

    private static AuthorizationVoidRequest release(OrderReference held, long remainingMinor) {
        return new AuthorizationVoidRequest(
                Requests.number(), held, remainingMinor, "退还 returned", Instant.now(), Requests.TRACE);
    }

    private static ChannelNotification told(String number) throws Exception {
        return alipay.channel().parse(alipay.nextNotification(number, SOON));
    }
}
