package io.liushui.core.payments;

import static io.liushui.core.channels.NotificationVerdict.APPLIED;
import static io.liushui.core.channels.NotificationVerdict.MISMATCH;
import static io.liushui.core.channels.NotificationVerdict.REPEATED;
import static io.liushui.core.channels.NotificationVerdict.UNMATCHED;
import static org.assertj.core.api.Assertions.assertThat;

import io.liushui.core.channels.NotificationVerdict;
import io.liushui.core.oracle.DatabaseInvariants;
import io.liushui.core.payments.FinalStates.Result;
import io.liushui.spi.ChannelNotification;
import io.liushui.spi.PayOutcome;
import io.liushui.spi.PayerAction;
import io.liushui.spi.QueryOutcome;
import io.liushui.spi.RawNotification;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NotificationInboxIntegrationTests {
    private final PaymentJourney journey = new PaymentJourney();
    private final NotificationInbox inbox = journey.world.bean(NotificationInbox.class);
    private Payment payment;
    private String attempt;

    @BeforeEach
    void aPaymentWaitsForItsPayer() {
        journey.alpha.onPay =
                request -> new PayOutcome.Pending("C1", new PayerAction.QrCode("https://pay.example/1", "qr"));
        payment = journey.accepted("wallet");
        attempt = journey.routed(payment);
        journey.submit(attempt);
    }

    @AfterEach
    void everythingStillHolds() {
        assertThat(journey.world.bean(DatabaseInvariants.class).check(Duration.ofDays(1)))
                .isEmpty();
        journey.close();
    }

    @Test
    void tellsTheProcessOnceHoweverOftenItIsRepeated() {
        assertThat(paid("n1", 1234)).isEqualTo(APPLIED);
        for (int i = 0; i < 100; i++) {
            assertThat(paid("n1", 1234)).isEqualTo(REPEATED);
        }
        assertThat(journey.world.count("outbox where message = 'Msg_ChannelResult'"))
                .isOne();
        journey.record(payment, Result.SUCCEEDED);
        assertThat(journey.world.count("journal_entry")).isOne();
    }

    @Test
    void appliesOneOfManyAtOnce() throws Exception {
        List<Callable<NotificationVerdict>> calls = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            calls.add(() -> paid("n1", 1234));
        }
        List<NotificationVerdict> verdicts = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<NotificationVerdict> call : threads.invokeAll(calls)) {
                verdicts.add(call.get());
            }
        }
        assertThat(verdicts).filteredOn(APPLIED::equals).hasSize(1);
        assertThat(journey.world.count("outbox where message = 'Msg_ChannelResult'"))
                .isOne();
    }

    @Test
    void keepsASuccessWhenAFailureFollows() {
        paid("n1", 1234);
        journey.record(payment, Result.SUCCEEDED);
        notify("n2", new QueryOutcome.NotPaid("refused", "no"));
        assertThat(journey.state(payment)).isEqualTo("succeeded");
        assertThat(journey.world.text("select state from payment_attempt")).isEqualTo("succeeded");
    }

    @Test
    void refusesAnotherAmountAndRaisesAnAlarm() {
        assertThat(paid("n1", 1)).isEqualTo(MISMATCH);
        assertThat(journey.world.text("select state from payment_attempt")).isEqualTo("pending");
        assertThat(journey.world.count("alarm where kind = 'notification_mismatch'"))
                .isOne();
        assertThat(paid("n2", 1234)).isEqualTo(APPLIED);
    }

    @Test
    void doesNotKnowAnOrderOfSomebodyElse() {
        assertThat(inbox.apply(
                        "alpha",
                        new ChannelNotification.OfPayment("n1", "NOTOURS1", new QueryOutcome.Paid("C9", 1234, "CNY")),
                        raw()))
                .isEqualTo(UNMATCHED);
    }

    @Test
    void refundsMoneyThatArrivesAfterCloseExactlyOnce() {
        journey.world.bean(Attempts.class).close(attempt);
        journey.record(payment, Result.CLOSED);
        assertThat(paid("n1", 1234)).isEqualTo(APPLIED);
        assertThat(paid("n2", 1234)).isEqualTo(APPLIED);
        assertThat(journey.state(payment)).isEqualTo("closed");
        assertThat(journey.world.count("refund where origin = 'late_money'")).isOne();
        assertThat(journey.world.count("outbox where message = 'Msg_RefundDue'"))
                .isOne();
        assertThat(journey.world.count("journal_entry where reference = 'stray:" + attempt + "'"))
                .isOne();
        assertThat(journey.world.count("event where type = 'payment.late_money_received'"))
                .isOne();
        assertThat(journey.world.count("outbox where message = 'Msg_ChannelResult'"))
                .isZero();
    }

    private NotificationVerdict paid(String id, long amountMinor) {
        return notify(id, new QueryOutcome.Paid("C1", amountMinor, "CNY"));
    }

    private NotificationVerdict notify(String id, QueryOutcome result) {
        return inbox.apply("alpha", new ChannelNotification.OfPayment(id, journey.orderNo(attempt), result), raw());
    }

    private static RawNotification raw() {
        return new RawNotification(Map.of("content-type", "application/json"), new byte[] {1});
    }
}
