package io.liushui.channel.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.liushui.spi.ChannelNotification;
import io.liushui.spi.PayOutcome;
import io.liushui.spi.PayRequest;
import io.liushui.spi.QueryOutcome;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the sandbox does wrong with notifications, as far as the contract suite does not ask for it. */
class SandboxNoticesIntegrationTests extends AtTheHouseBank {

    @Test
    void notifiesBeforeItAnswers() {
        PayRequest request = Orders.card(100, "Tea");
        sandbox.sandbox().rule(Map.of("fault", "notify-before-answer", "order_no", request.orderNo()));
        assertThat(sandbox.channel().pay(request)).isInstanceOf(PayOutcome.Succeeded.class);
        assertThat(sandbox.inbox().count(request.orderNo())).isEqualTo(1);
    }

    @Test
    void failsAfterItSucceeded() {
        PayRequest request = Orders.wallet(100);
        sandbox.channel().pay(request);
        sandbox.sandbox()
                .rule(Map.of(
                        "fault", "fail-after-success", "order_no", request.orderNo(), "execute_after_millis", 300));
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
        sandbox.sandbox()
                .rule(Map.of(
                        "fault", "wrong-amount", "order_no", wrong.orderNo(), "wrong_amount", 7, "genuine_too", true));
        sandbox.sandbox()
                .rule(Map.of("fault", "other-order", "order_no", other.orderNo(), "other_order_no", "another0001"));
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
        sandbox.sandbox().rule(Map.of("fault", "reorder", "order_no", early.orderNo(), "hold_millis", 1_500));
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
        sandbox.sandbox().rule(Map.of("fault", "drop", "order_no", request.orderNo()));
        sandbox.payerConfirms(request.orderNo());
        assertThat(sandbox.sandbox()
                        .control("GET", "/notifications?order=" + request.orderNo(), null)
                        .at("/data/0/state")
                        .stringValue())
                .isEqualTo("DROPPED");
    }

    @Test
    void sendsAHundredCopiesOfOne() {
        PayRequest request = Orders.wallet(100);
        sandbox.channel().pay(request);
        sandbox.sandbox().rule(Map.of("fault", "duplicate", "order_no", request.orderNo(), "copies", 100));
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
                .until(() -> sandbox.sandbox()
                        .control("GET", "/notifications?order=" + request.orderNo(), null)
                        .at("/data/0/state")
                        .stringValue()
                        .equals("DELIVERED"));
    }

    private static long paidAmount(ChannelNotification.OfPayment notification) {
        return ((QueryOutcome.Paid) notification.result()).amountMinor();
    }
}
