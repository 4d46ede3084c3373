package io.liushui.core.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.liushui.core.payments.FinalStates.Result;
import io.liushui.spi.ChannelNotification;
import io.liushui.spi.PayOutcome;
import io.liushui.spi.PayerAction;
import io.liushui.spi.QueryOutcome;
import io.liushui.spi.RawNotification;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Each payment, each stray charge is counted once, however often its job or notification is repeated. */
class PaymentFiguresIntegrationTests {
    private final PaymentJourney journey = new PaymentJourney();
    private final MeterRegistry meters = journey.world.bean(MeterRegistry.class);
    private final UnappliedNotifications unapplied = journey.world.bean(UnappliedNotifications.class);

    @AfterEach
    void stop() {
        journey.close();
    }

    @Test
    void countsAPaymentOnceHoweverOftenItIsAcceptedOrRecorded() {
        AcceptPayment order = journey.order("A-1", "card");
        Acceptance acceptance = journey.world.bean(Acceptance.class);
        Payment payment = ((Acceptance.Result.Accepted) acceptance.accept(order, journey.key("A-1", "{}"))).payment();
        acceptance.accept(order, journey.key("A-1", "{}"));
        acceptance.accept(order, journey.key("another", "{}"));
        journey.submit(journey.routed(payment));

        journey.record(payment, Result.SUCCEEDED);
        journey.record(payment, Result.SUCCEEDED);
        journey.record(payment, Result.FAILED);

        assertThat(count("liushui.payments.accepted", "method", "card")).isOne();
        assertThat(total("liushui.payments.final")).isOne();
        assertThat(count(
                        "liushui.payments.final",
                        "outcome",
                        "succeeded",
                        "reason",
                        "none",
                        "method",
                        "card",
                        "channel",
                        "alpha"))
                .isOne();
    }

    @Test
    void tellsWhyAPaymentFailedAndWhoseItWas() {
        Payment payment = journey.accepted("card");
        journey.world.bean(FinalStates.class).record(payment.id(), Result.FAILED, "method_not_offered", null);

        assertThat(count(
                        "liushui.payments.final",
                        "outcome",
                        "failed",
                        "reason",
                        "method_not_offered",
                        "method",
                        "card",
                        "channel",
                        "none"))
                .isOne();
    }

    @Test
    void countsNothingThatCannotBeRecorded() {
        Payment payment = journey.accepted("card");
        journey.routed(payment);

        assertThatThrownBy(() -> journey.record(payment, Result.SUCCEEDED)).isInstanceOf(IllegalStateException.class);

        assertThat(total("liushui.payments.final")).isZero();
    }

    @Test
    void countsLateMoneyOnceHoweverOftenItIsTold() {
        journey.alpha.onPay = request -> new PayOutcome.Pending("C1", new PayerAction.QrCode(null, "qr"));
        Payment payment = journey.accepted("wallet");
        String attempt = journey.routed(payment);
        journey.submit(attempt);
        journey.world.bean(Attempts.class).close(attempt);
        journey.record(payment, Result.CLOSED);
        assertThat(count("liushui.stray.money", "kind", "late")).isZero();

        told(journey.orderNo(attempt), "n1", 1234);
        told(journey.orderNo(attempt), "n1", 1234);
        told(journey.orderNo(attempt), "n2", 1234);

        assertThat(count("liushui.stray.money", "kind", "late")).isOne();
        assertThat(count("liushui.stray.money", "kind", "double")).isZero();
    }

    @Test
    void knowsHowLongANotificationCouldNotBeApplied() {
        journey.alpha.onPay = request -> new PayOutcome.Pending("C1", new PayerAction.QrCode(null, "qr"));
        Payment payment = journey.accepted("wallet");
        String attempt = journey.routed(payment);
        journey.submit(attempt);
        assertThat(unapplied.backlog()).isEqualTo(new UnappliedNotifications.Backlog(0, Duration.ZERO));

        told(journey.orderNo(attempt), "n1", 1);
        journey.world.clock.advance(Duration.ofSeconds(40));
        told("NOTOURS1", "n2", 1234);

        assertThat(unapplied.backlog()).isEqualTo(new UnappliedNotifications.Backlog(2, Duration.ofSeconds(40)));
        told(journey.orderNo(attempt), "n3", 1234);
        assertThat(unapplied.backlog()).isEqualTo(new UnappliedNotifications.Backlog(1, Duration.ZERO));
        journey.world.clock.advance(Duration.ofDays(3));
        assertThat(unapplied.backlog().waiting()).isZero();
    }

    private void told(String orderNo, String id, long amountMinor) {
        journey.world
                .bean(NotificationInbox.class)
                .apply(
                        "alpha",
                        new ChannelNotification.OfPayment(id, orderNo, new QueryOutcome.Paid("C1", amountMinor, "CNY")),
                        new RawNotification(Map.of(), new byte[] {1}));
    }

    private double count(String name, String... tags) {
        return meters.get(name).tags(tags).counter().count();
    }

    private double total(String name) {
        return meters.find(name).counters().stream().mapToDouble(Counter::count).sum();
    }
}
