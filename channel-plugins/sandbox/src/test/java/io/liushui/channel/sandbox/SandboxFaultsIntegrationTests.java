package io.liushui.channel.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.liushui.spi.ChannelNotification;
import io.liushui.spi.CloseOutcome;
import io.liushui.spi.NotificationRefused;
import io.liushui.spi.PayOutcome;
import io.liushui.spi.PayRequest;
import io.liushui.spi.QueryOutcome;
import io.liushui.spi.SupportsClose;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The faults that the contract suite does not ask for. */
class SandboxFaultsIntegrationTests {

    private static final Duration SOON = Duration.ofSeconds(15);
    private static SandboxUnderTest sandbox;

    @BeforeAll
    static void start(@TempDir Path data) {
        sandbox = new SandboxUnderTest(data);
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @AfterEach
    void clear() {
        sandbox.inbox().answerWith(200);
        sandbox.process().control("DELETE", "/rules", null);
    }

    @Test
    void chargesByItselfAfterItTimedOut() {
        PayRequest request = Orders.card(100, "Tea");
        sandbox.rule(Map.of(
                "fault",
                "time-out-then-execute-later",
                "order_no",
                request.orderNo(),
                "hold_millis",
                1_500,
                "execute_after_millis",
                2_500));
        assertThat(sandbox.channel().pay(request)).isInstanceOf(PayOutcome.Unknown.class);
        assertThat(sandbox.channel().query(Orders.reference(request))).isEqualTo(new QueryOutcome.NotFound());
        await().atMost(SOON).untilAsserted(() -> assertPaid(request));
        assertThat(next(request).result()).isInstanceOf(QueryOutcome.Paid.class);
    }

    @Test
    void anOrderThatWasClosedMeanwhileIsNotChargedLater() {
        PayRequest request = Orders.card(100, "Tea");
        sandbox.rule(Map.of(
                "fault",
                "time-out-then-execute-later",
                "order_no",
                request.orderNo(),
                "hold_millis",
                1_500,
                "execute_after_millis",
                3_500));
        sandbox.channel().pay(request);
        close(request);
        PayRequest later = Orders.card(99_905, "Tea");
        sandbox.channel().pay(later);
        await().atMost(SOON).untilAsserted(() -> assertPaid(later));
        assertThat(sandbox.chargesOf(request.orderNo())).isZero();
    }

    @Test
    void notifiesBeforeItAnswers() {
        PayRequest request = Orders.card(100, "Tea");
        sandbox.rule(Map.of("fault", "notify-before-answer", "order_no", request.orderNo()));
        assertThat(sandbox.channel().pay(request)).isInstanceOf(PayOutcome.Succeeded.class);
        assertThat(sandbox.inbox().count(request.orderNo())).isEqualTo(1);
    }

    @Test
    void takesTheMoneyAfterItToldThatTheOrderIsClosed() {
        PayRequest request = Orders.wallet(100);
        sandbox.channel().pay(request);
        sandbox.rule(Map.of(
                "fault", "late-success-after-close", "order_no", request.orderNo(), "execute_after_millis", 300));
        assertThat(close(request)).isEqualTo(new CloseOutcome.Closed());
        assertThat(next(request).result()).isInstanceOf(QueryOutcome.Paid.class);
        assertThat(sandbox.chargesOf(request.orderNo())).isEqualTo(1);
    }

    @Test
    void failsAfterItSucceeded() {
        PayRequest request = Orders.wallet(100);
        sandbox.channel().pay(request);
        sandbox.rule(Map.of("fault", "fail-after-success", "order_no", request.orderNo(), "execute_after_millis", 300));
        sandbox.payerConfirms(request.orderNo());
        ChannelNotification.OfPayment first = next(request);
        ChannelNotification.OfPayment second = next(request);
        assertThat(first.result()).isInstanceOf(QueryOutcome.Paid.class);
        assertThat(second.result()).isInstanceOf(QueryOutcome.NotPaid.class);
        assertThat(second.notificationId()).isNotEqualTo(first.notificationId());
    }

    @Test
    void sendsAnotherAmountOrAnotherOrderUnderAGoodSignature() {
        PayRequest wrong = Orders.wallet(100);
        PayRequest other = Orders.wallet(100);
        sandbox.channel().pay(wrong);
        sandbox.channel().pay(other);
        sandbox.rule(
                Map.of("fault", "wrong-amount", "order_no", wrong.orderNo(), "wrong_amount", 7, "genuine_too", true));
        sandbox.rule(Map.of("fault", "other-order", "order_no", other.orderNo(), "other_order_no", "another0001"));
        sandbox.payerConfirms(wrong.orderNo());
        sandbox.payerConfirms(other.orderNo());
        assertThat(List.of(paidAmount(next(wrong)), paidAmount(next(wrong)))).containsExactlyInAnyOrder(7L, 100L);
        assertThat(sandbox.nextNotification("another0001", SOON)).isNotNull();
    }

    @Test
    void holdsOneBackSoThatLaterOnesOvertakeIt() {
        PayRequest early = Orders.wallet(100);
        PayRequest late = Orders.wallet(100);
        sandbox.channel().pay(early);
        sandbox.channel().pay(late);
        sandbox.rule(Map.of("fault", "reorder", "order_no", early.orderNo(), "hold_millis", 1_500));
        sandbox.payerConfirms(early.orderNo());
        sandbox.payerConfirms(late.orderNo());
        next(late);
        assertThat(sandbox.inbox().count(early.orderNo())).isZero();
        next(early);
    }

    @Test
    void dropsANotificationForGood() {
        PayRequest request = Orders.wallet(100);
        sandbox.channel().pay(request);
        sandbox.rule(Map.of("fault", "drop", "order_no", request.orderNo()));
        sandbox.payerConfirms(request.orderNo());
        assertThat(sandbox.process()
                        .control("GET", "/notifications?order=" + request.orderNo(), null)
                        .at("/data/0/state")
                        .stringValue())
                .isEqualTo("DROPPED");
    }

    @Test
    void sendsAHundredCopiesOfOne() {
        PayRequest request = Orders.wallet(100);
        sandbox.channel().pay(request);
        sandbox.rule(Map.of("fault", "duplicate", "order_no", request.orderNo(), "copies", 100));
        sandbox.payerConfirms(request.orderNo());
        await().atMost(Duration.ofSeconds(30)).until(() -> sandbox.inbox().count(request.orderNo()) == 100);
    }

    @Test
    void repeatsUntilItIsAcknowledged() {
        PayRequest request = Orders.wallet(100);
        sandbox.channel().pay(request);
        sandbox.inbox().answerWith(503);
        sandbox.payerConfirms(request.orderNo());
        String id = next(request).notificationId();
        sandbox.inbox().answerWith(200);
        assertThat(next(request).notificationId()).isEqualTo(id);
        await().atMost(SOON)
                .until(() -> sandbox.process()
                        .control("GET", "/notifications?order=" + request.orderNo(), null)
                        .at("/data/0/state")
                        .stringValue()
                        .equals("DELIVERED"));
    }

    @Test
    void matchesBySubjectAndForTheNextFewOnly() {
        sandbox.rule(Map.of("fault", "error-before-executing", "subject", "unlucky", "times", 2));
        List<Boolean> unknown = new ArrayList<>();
        for (int index = 0; index < 3; index++) {
            unknown.add(sandbox.channel().pay(Orders.card(100, "an unlucky tea")) instanceof PayOutcome.Unknown);
        }
        assertThat(unknown).containsExactly(true, true, false);
        assertThat(sandbox.channel().pay(Orders.card(100, "Tea"))).isInstanceOf(PayOutcome.Succeeded.class);
    }

    @Test
    void drawsTheSameLotsFromTheSameSeed() {
        assertThat(lots(4711)).isEqualTo(lots(4711)).contains(true, false);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/confirm", "/refuse", "/pay"})
    void twoOrdersBothPaidAndUnknownOnesRefused(String action) {
        assertThat(sandbox.process()
                        .call("POST", "/control/orders/unknown0001" + action, null)
                        .statusCode())
                .isEqualTo(404);
        PayRequest first = Orders.wallet(100);
        PayRequest second = Orders.wallet(100);
        for (PayRequest request : List.of(first, second)) {
            sandbox.channel().pay(request);
            sandbox.process().control("POST", "/orders/" + request.orderNo() + "/pay", null);
            assertPaid(request);
        }
    }

    private static List<Boolean> lots(long seed) {
        sandbox.process().control("DELETE", "/rules", null);
        sandbox.rule(Map.of("fault", "error-before-executing", "probability", 0.5, "seed", seed));
        List<Boolean> failed = new ArrayList<>();
        for (int index = 0; index < 20; index++) {
            failed.add(sandbox.channel().pay(Orders.card(100, "Tea")) instanceof PayOutcome.Unknown);
        }
        return failed;
    }

    private static void assertPaid(PayRequest request) {
        assertThat(sandbox.channel().query(Orders.reference(request))).isInstanceOf(QueryOutcome.Paid.class);
    }

    private static CloseOutcome close(PayRequest request) {
        return ((SupportsClose) sandbox.channel()).close(Orders.reference(request));
    }

    private static long paidAmount(ChannelNotification.OfPayment notification) {
        return ((QueryOutcome.Paid) notification.result()).amountMinor();
    }

    private static ChannelNotification.OfPayment next(PayRequest request) {
        try {
            return (ChannelNotification.OfPayment)
                    ((SandboxChannel) sandbox.channel()).parse(sandbox.nextNotification(request.orderNo(), SOON));
        } catch (NotificationRefused refused) {
            throw new AssertionError(refused);
        }
    }
}
