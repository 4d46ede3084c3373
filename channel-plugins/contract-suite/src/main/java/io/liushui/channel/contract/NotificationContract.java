package io.liushui.channel.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.liushui.spi.ChannelNotification;
import io.liushui.spi.NotificationRefused;
import io.liushui.spi.NotificationRefused.Reason;
import io.liushui.spi.PayRequest;
import io.liushui.spi.QueryOutcome;
import io.liushui.spi.RawNotification;
import io.liushui.spi.ReceivesNotifications;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Notifications; skipped when the channel sends none. */
public interface NotificationContract {

    Duration SOON = Duration.ofSeconds(10);

    ChannelUnderTest underTest();

    @Test
    default void tellsOrderAmountAndCurrency() throws NotificationRefused {
        PayRequest request = submitted();
        underTest().payerConfirms(request.orderNo());
        ChannelNotification.OfPayment told = told(next(request));
        assertThat(told.orderNo()).isEqualTo(request.orderNo());
        assertThat(told.result()).isInstanceOfSatisfying(QueryOutcome.Paid.class, paid -> {
            assertThat(paid.amountMinor()).isEqualTo(1234);
            assertThat(paid.currency()).isEqualTo("CNY");
        });
    }

    @Test
    default void tellsThatThePayerRefused() throws NotificationRefused {
        PayRequest request = submitted();
        underTest().payerRefuses(request.orderNo());
        assertThat(told(next(request)).result()).isInstanceOf(QueryOutcome.NotPaid.class);
    }

    @Test
    default void aRepeatCarriesTheSameId() throws NotificationRefused {
        PayRequest request = submitted();
        underTest().nextNotificationGoesWrong(request.orderNo(), NotificationMisbehaviour.SENT_TWICE);
        underTest().payerConfirms(request.orderNo());
        assertThat(receiver().parse(next(request)).notificationId())
                .isEqualTo(receiver().parse(next(request)).notificationId());
    }

    @Test
    default void refusesAForgedOne() {
        PayRequest request = submitted();
        underTest().nextNotificationGoesWrong(request.orderNo(), NotificationMisbehaviour.WRONG_SIGNATURE);
        underTest().payerConfirms(request.orderNo());
        assertRefused(next(request), Reason.FORGED);
    }

    @Test
    default void refusesAStaleOne() {
        PayRequest request = submitted();
        underTest().nextNotificationGoesWrong(request.orderNo(), NotificationMisbehaviour.STALE);
        underTest().payerConfirms(request.orderNo());
        assertRefused(next(request), Reason.STALE);
    }

    @Test
    default void refusesOneThatWasTamperedWithOnTheWay() {
        PayRequest request = submitted();
        underTest().payerConfirms(request.orderNo());
        RawNotification genuine = next(request);
        for (int index = 0; index < genuine.body().length; index += 7) {
            byte[] body = genuine.body().clone();
            body[index] ^= 1;
            assertRefused(new RawNotification(genuine.headers(), body), Reason.FORGED);
        }
    }

    @Test
    default void refusesWhatIsNoNotificationAtAll() {
        assertRefused(new RawNotification(Map.of(), new byte[0]), Reason.FORGED);
        assertRefused(new RawNotification(Map.of("content-type", "text/html"), new byte[1000]), Reason.FORGED);
    }

    @Test
    default void acknowledgesAndRefusesInTheChannelsWords() {
        assertThat(receiver().acknowledge().status()).isBetween(200, 299);
        assertThat(receiver().refuse("\"not\" stored").status()).isGreaterThanOrEqualTo(400);
    }

    private PayRequest submitted() {
        PayRequest request = Requests.pay(underTest().interactiveMethod(), 1234);
        underTest().channel().pay(request);
        return request;
    }

    private ChannelNotification.OfPayment told(RawNotification raw) throws NotificationRefused {
        return (ChannelNotification.OfPayment) receiver().parse(raw);
    }

    private RawNotification next(PayRequest request) {
        return underTest().nextNotification(request.orderNo(), SOON);
    }

    private void assertRefused(RawNotification raw, Reason reason) {
        assertThatThrownBy(() -> receiver().parse(raw))
                .isInstanceOfSatisfying(
                        NotificationRefused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(reason));
    }

    private ReceivesNotifications receiver() {
        assumeTrue(underTest().channel() instanceof ReceivesNotifications);
        return (ReceivesNotifications) underTest().channel();
    }
}
