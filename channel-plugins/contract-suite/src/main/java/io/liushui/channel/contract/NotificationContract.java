package io.liushui.channel.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.liushui.spi.ChannelNotification;
import io.liushui.spi.NotificationRefused;
import io.liushui.spi.NotificationRefused.Reason;
import io.liushui.spi.PayRequest;
import io.liushui.spi.QueryOutcome;
import io.liushui.spi.RawNotification;
import io.liushui.spi.ReceivesNotifications;
import io.liushui.spi.SupportsCompletion;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Notifications; skipped when the channel sends none, or its payers do not act by themselves. */
public interface NotificationContract {

    Duration SOON = Duration.ofSeconds(10);

    ChannelUnderTest underTest();

    @Test
    default void tellsOrderAmountAndCurrency() throws NotificationRefused {
        PayRequest request = confirmed(null);
        ChannelNotification.OfPayment told = told(next(request));
        assertThat(told.orderNo()).isEqualTo(request.orderNo());
        if (underTest().channel() instanceof SupportsCompletion) {
            assertThat(told.result()).isInstanceOf(QueryOutcome.Approved.class);
        } else {
            assertThat(told.result()).isInstanceOfSatisfying(QueryOutcome.Paid.class, paid -> {
                assertThat(paid.amountMinor()).isEqualTo(1234);
                assertThat(paid.currency()).isEqualTo(underTest().currency());
            });
        }
    }

    @Test
    default void tellsThatThePayerRefused() throws NotificationRefused {
        receiver();
        assumeTrue(underTest().notifiesRefusals());
        PayRequest request = new Orders(underTest()).submitted(1234);
        underTest().payerRefuses(request.orderNo());
        assertThat(told(next(request)).result()).isInstanceOf(QueryOutcome.NotPaid.class);
    }

    @Test
    default void aRepeatCarriesTheSameId() throws NotificationRefused {
        PayRequest request = confirmed(NotificationMisbehaviour.SENT_TWICE);
        assertThat(told(next(request)).notificationId())
                .isEqualTo(told(next(request)).notificationId());
    }

    @Test
    default void refusesAForgedOne() {
        assertRefused(next(confirmed(NotificationMisbehaviour.WRONG_SIGNATURE)), Reason.FORGED);
    }

    @Test
    default void refusesAStaleOne() {
        assertRefused(next(confirmed(NotificationMisbehaviour.STALE)), Reason.STALE);
    }

    @Test
    default void refusesOneForSomebodyElse() {
        assertRefused(next(confirmed(NotificationMisbehaviour.FOR_SOMEBODY_ELSE)), Reason.NOT_FOR_US);
    }

    @Test
    default void refusesOneOfAnUnknownKey() {
        assertRefused(next(confirmed(NotificationMisbehaviour.UNKNOWN_KEY)), Reason.UNKNOWN_KEY);
    }

    @Test
    default void changesNothingForAnUnknownEvent() throws NotificationRefused {
        PayRequest request = confirmed(NotificationMisbehaviour.UNKNOWN_EVENT);
        assertThat(receiver().parse(next(request))).isInstanceOf(ChannelNotification.Other.class);
    }

    @Test
    default void refusesOneThatWasTamperedWithOnTheWay() {
        RawNotification genuine = next(confirmed(null));
        for (int index = 0; index < genuine.body().length; index += 7) {
            byte[] body = genuine.body().clone();
            body[index] ^= 1;
            assertRefused(
                    new RawNotification(genuine.headers(), body),
                    Reason.FORGED,
                    Reason.MALFORMED,
                    Reason.UNKNOWN_KEY,
                    Reason.NOT_FOR_US);
        }
    }

    @Test
    default void refusesWhatIsNoNotificationAtAll() {
        for (RawNotification raw : new RawNotification[] {
            new RawNotification(Map.of(), new byte[0]),
            new RawNotification(Map.of("content-type", "text/html"), new byte[1000]),
            new RawNotification(
                    Map.of("content-type", "application/json"), "{\"a\":[{}]}".getBytes(StandardCharsets.UTF_8)),
            new RawNotification(
                    Map.of("content-type", "application/x-www-form-urlencoded"),
                    "a=%zz&=&b".getBytes(StandardCharsets.UTF_8))
        }) {
            assertRefused(raw, Reason.FORGED, Reason.MALFORMED, Reason.UNKNOWN_KEY);
        }
    }

    @Test
    default void acknowledgesAndRefusesInTheChannelsWords() {
        assertThat(receiver().acknowledge().status()).isBetween(200, 299);
        assertThat(receiver().refuse("\"not\" stored")).isNotEqualTo(receiver().acknowledge());
    }

    /** An order whose payer confirmed it. @param misbehaviour of its next notification; null for none */
    private PayRequest confirmed(NotificationMisbehaviour misbehaviour) {
        receiver();
        PayRequest request = new Orders(underTest()).submitted(1234);
        if (misbehaviour != null) {
            assumeFalse(underTest().impossibleNotifications().contains(misbehaviour));
            underTest().nextNotificationGoesWrong(request.orderNo(), misbehaviour);
        }
        underTest().payerConfirms(request.orderNo());
        return request;
    }

    private ChannelNotification.OfPayment told(RawNotification raw) throws NotificationRefused {
        return (ChannelNotification.OfPayment) receiver().parse(raw);
    }

    private RawNotification next(PayRequest request) {
        return underTest().nextNotification(request.orderNo(), SOON);
    }

    private void assertRefused(RawNotification raw, Reason... reasons) {
        assertThatThrownBy(() -> receiver().parse(raw))
                .isInstanceOfSatisfying(
                        NotificationRefused.class,
                        refused -> assertThat(refused.reason()).isIn((Object[]) reasons));
    }

    private ReceivesNotifications receiver() {
        assumeTrue(underTest().channel() instanceof ReceivesNotifications);
        return (ReceivesNotifications) underTest().channel();
    }
}
