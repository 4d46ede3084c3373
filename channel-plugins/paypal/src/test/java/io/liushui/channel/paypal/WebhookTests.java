package io.liushui.channel.paypal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.liushui.channel.contract.Orders;
import io.liushui.channel.contract.Requests;
import io.liushui.spi.AuthorizationVoidRequest;
import io.liushui.spi.CaptureRequest;
import io.liushui.spi.ChannelFunction;
import io.liushui.spi.ChannelNotification;
import io.liushui.spi.NotificationRefused;
import io.liushui.spi.NotificationRefused.Reason;
import io.liushui.spi.OperationOutcome;
import io.liushui.spi.OrderReference;
import io.liushui.spi.PayOutcome;
import io.liushui.spi.PayRequest;
import io.liushui.spi.QueryOutcome;
import io.liushui.spi.RawNotification;
import io.liushui.spi.RefundRequest;
import io.liushui.spi.StatedAmount;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WebhookTests {

    private static final Duration SOON = Duration.ofSeconds(10);
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
    void tellsOfAnOrderFromItsApprovalToItsRefund() throws Exception {
        PayRequest request = new Orders(paypal).paid(1234);
        OrderReference order = Requests.reference(request, reference(request));
        assertThat(next(request))
                .isInstanceOfSatisfying(
                        ChannelNotification.OfPayment.class,
                        told -> assertThat(told.result()).isEqualTo(new QueryOutcome.Approved(order.channelRef())));
        assertThat(next(request))
                .isInstanceOfSatisfying(
                        ChannelNotification.OfPayment.class,
                        told -> assertThat(told.result())
                                .isEqualTo(new QueryOutcome.Paid(order.channelRef(), 1234, "USD")));
        RefundRequest refund =
                new RefundRequest(Requests.number(), order, 1000, "sorry", Instant.now(), Requests.TRACE);
        channel.refund(refund);
        assertThat(next(request)).isInstanceOfSatisfying(ChannelNotification.OfOperation.class, told -> {
            assertThat(told.function()).isEqualTo(ChannelFunction.REFUND);
            assertThat(told.number()).isEqualTo(refund.refundNo());
            assertStates(told.result(), 1_000);
        });
    }

    @Test
    void tellsOfAnAuthorisationItsCaptureAndItsVoid() throws Exception {
        PayRequest request = new Orders(paypal).request(10_000);
        String id = ((PayOutcome.Pending) channel.authorize(request)).channelRef();
        OrderReference held = Requests.reference(request, id);
        paypal.payerConfirms(request.orderNo());
        assertThat(next(request))
                .isInstanceOfSatisfying(
                        ChannelNotification.OfAuthorization.class,
                        told -> assertThat(told.result()).isEqualTo(new QueryOutcome.Approved(id)));
        channel.queryAuthorization(held);
        assertThat(next(request))
                .isInstanceOfSatisfying(
                        ChannelNotification.OfAuthorization.class,
                        told -> assertThat(told.result()).isEqualTo(new QueryOutcome.Paid(id, 10_000, "USD")));
        CaptureRequest capture =
                new CaptureRequest(Requests.number(), held, 4_000, "Tea", false, Instant.now(), Requests.TRACE);
        channel.capture(capture);
        assertThat(next(request)).isInstanceOfSatisfying(ChannelNotification.OfOperation.class, told -> {
            assertThat(told.function()).isEqualTo(ChannelFunction.PREAUTH);
            assertThat(told.number()).isEqualTo(capture.captureNo());
            assertStates(told.result(), 4_000);
        });
        channel.voidAuthorization(new AuthorizationVoidRequest(
                Requests.number(), held, 6_000, "returned", Instant.now(), Requests.TRACE));
        assertThat(next(request))
                .isInstanceOfSatisfying(
                        ChannelNotification.Other.class,
                        told -> assertThat(told.event()).isEqualTo("PAYMENT.AUTHORIZATION.VOIDED"));
    }

    private static void assertStates(OperationOutcome result, long cents) {
        assertThat(result)
                .isInstanceOfSatisfying(
                        OperationOutcome.Done.class,
                        done -> assertThat(done.stated()).contains(new StatedAmount(cents, "USD")));
    }

    @Test
    void tellsThatACaptureWasDenied() throws Exception {
        PayRequest request = new Orders(paypal).submitted(99_906);
        paypal.payerConfirms(request.orderNo());
        ChannelNotification.OfPayment approved = (ChannelNotification.OfPayment) next(request);
        channel.complete(Requests.reference(request, ((QueryOutcome.Approved) approved.result()).channelRef()));
        assertThat(next(request))
                .isInstanceOfSatisfying(
                        ChannelNotification.OfPayment.class,
                        told -> assertThat(told.result()).isInstanceOf(QueryOutcome.NotPaid.class));
    }

    @Test
    void fetchesItsCertificateOnceForManyAtOnce() throws Exception {
        RawNotification webhook = webhook();
        try (PaypalChannel fresh = (PaypalChannel) paypal.connectTo(paypal.baseUrl(), Map.of());
                ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            long before = certificatesFetched();
            List<Callable<ChannelNotification>> readings = IntStream.range(0, 20)
                    .mapToObj(index -> (Callable<ChannelNotification>) () -> fresh.parse(webhook))
                    .toList();
            for (var reading : executor.invokeAll(readings)) {
                assertThat(reading.get()).isInstanceOf(ChannelNotification.OfPayment.class);
            }
            assertThat(certificatesFetched() - before).isEqualTo(1);
        }
    }

    @Test
    void fetchesNoCertificateFromAnotherAddress() {
        RawNotification webhook = webhook();
        try (StubPaypal stranger = new StubPaypal()) {
            String own = webhook.headers().get("paypal-cert-url");
            for (String url : List.of(
                    stranger.url() + "/v1/notifications/certs/CERT-1",
                    own.replace("/certs/", "/others/"),
                    own.replace("/certs/", "/certs/../../"),
                    own.replace("http://", "http://user@evil.example#"),
                    own + "?redirect=" + stranger.url(),
                    "file:///etc/hostname",
                    "not an address")) {
                Map<String, String> headers = new HashMap<>(webhook.headers());
                headers.put("paypal-cert-url", url);
                assertRefused(channel, new RawNotification(headers, webhook.body()), Reason.FORGED);
            }
            assertThat(stranger.asked()).isEmpty();
        }
    }

    @Test
    void refusesACertificateThatNobodyOrAnotherNameStandsBehind() throws Exception {
        RawNotification webhook = webhook();
        String stranger = TestCertificates.make(
                        "Stranger", null, true, Instant.now().minusSeconds(60), Duration.ofDays(1))
                .pem();
        for (Map<String, String> settings : List.of(
                Map.of("trustedCertificates", stranger),
                Map.of("certificateName", "messageverificationcerts.paypal.com"))) {
            try (PaypalChannel distrustful = (PaypalChannel) paypal.connectTo(paypal.baseUrl(), settings)) {
                assertRefused(distrustful, webhook, Reason.UNKNOWN_KEY);
            }
        }
    }

    @Test
    void refusesAnotherAlgorithmAndAMissingHeader() {
        RawNotification webhook = webhook();
        for (String name : List.of(
                "paypal-transmission-id",
                "paypal-transmission-time",
                "paypal-transmission-sig",
                "paypal-cert-url",
                "paypal-auth-algo")) {
            Map<String, String> headers = new HashMap<>(webhook.headers());
            headers.remove(name);
            assertRefused(channel, new RawNotification(headers, webhook.body()), Reason.FORGED);
        }
        Map<String, String> headers = new HashMap<>(webhook.headers());
        headers.put("paypal-auth-algo", "NONEwithRSA");
        assertRefused(channel, new RawNotification(headers, webhook.body()), Reason.FORGED);
    }

    private static RawNotification webhook() {
        PayRequest request = new Orders(paypal).submitted(1234);
        paypal.payerConfirms(request.orderNo());
        return paypal.nextNotification(request.orderNo(), SOON);
    }

    private static ChannelNotification next(PayRequest request) throws NotificationRefused {
        return channel.parse(paypal.nextNotification(request.orderNo(), SOON));
    }

    private static String reference(PayRequest request) {
        return new Orders(paypal).paidReference(request).channelRef();
    }

    private static long certificatesFetched() {
        return paypal.exchanges().stream()
                .filter(exchange -> exchange.operation().equals("certificate"))
                .count();
    }

    private static void assertRefused(PaypalChannel channel, RawNotification raw, Reason reason) {
        assertThatThrownBy(() -> channel.parse(raw))
                .isInstanceOfSatisfying(
                        NotificationRefused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(reason));
    }
}
