package io.liushui.core.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.liushui.core.payments.FinalStates.Result;
import io.liushui.spi.CloseOutcome;
import io.liushui.spi.PayOutcome;
import io.liushui.spi.PayerAction;
import io.liushui.spi.QueryOutcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ChannelOutcomeIntegrationTests {
    private final PaymentJourney journey = new PaymentJourney();

    @AfterEach
    void stop() {
        journey.close();
    }

    @Test
    void recordsSuccessWithPostingEventAndNotificationAtOnce() {
        Payment payment = journey.accepted("card");
        assertThat(journey.submit(journey.routed(payment))).isEqualTo("succeeded");
        assertThat(journey.record(payment, Result.SUCCEEDED)).isEqualTo("succeeded");
        assertThat(journey.record(payment, Result.SUCCEEDED)).isEqualTo("succeeded");
        assertThat(journey.world.count("final_state where state = 'succeeded'")).isOne();
        assertThat(journey.world.count("journal_entry where reference = 'captured:" + payment.id() + "'"))
                .isOne();
        assertThat(journey.world.count("notification where subject = '" + payment.id() + "'"))
                .isOne();
        assertThat(journey.world.text("select decision from risk_assessment")).isEqualTo("pass");
    }

    @Test
    void tellsTheChannelWhatItMustKnowOfThePayer() {
        Payment payment = journey.accepted(
                "card", new Payer("u1", "192.0.2.1", "d1", "+8613800138000", "openid-of-the-payer", "ICBC"));
        List<io.liushui.spi.Payer> told = new ArrayList<>();
        journey.alpha.onPay = request -> {
            told.add(request.payer());
            return new PayOutcome.Succeeded("C1", request.amountMinor(), request.currency());
        };
        assertThat(journey.submit(journey.routed(payment))).isEqualTo("succeeded");
        assertThat(told)
                .containsExactly(new io.liushui.spi.Payer(
                        "192.0.2.1", "+8613800138000", "openid-of-the-payer", "ICBC", null, "u1"));
        assertThat(journey.world.count("outbox o where o::text like '%openid-of-the-payer%'"))
                .isZero();
    }

    @Test
    void neverSendsAnAttemptTwice() {
        String attempt = journey.routed(journey.accepted("card"));
        journey.alpha.onPay = request -> new PayOutcome.Unknown("read timeout");
        journey.alpha.onQuery = order -> new QueryOutcome.Paid("C1", order.amountMinor(), order.currency());
        assertThat(journey.submit(attempt)).isEqualTo("unknown");
        assertThat(journey.submit(attempt)).isEqualTo("succeeded");
        assertThat(journey.alpha.calls)
                .containsExactly("pay " + journey.orderNo(attempt), "query " + journey.orderNo(attempt));
    }

    @Test
    void sendsAgainOnlyUnderTheSameNumberAndAfterTheGrace() {
        String attempt = journey.routed(journey.accepted("card"));
        journey.alpha.onPay = request -> new PayOutcome.Unknown("read timeout");
        assertThat(journey.submit(attempt)).isEqualTo("unknown");
        assertThat(journey.query(attempt)).isEqualTo("unknown");
        journey.world.clock.advance(Duration.ofSeconds(31));
        assertThat(journey.query(attempt)).isEqualTo("not_executed");
        journey.alpha.onPay = request -> new PayOutcome.Succeeded("C1", request.amountMinor(), request.currency());
        assertThat(journey.submit(attempt)).isEqualTo("succeeded");
        String number = journey.orderNo(attempt);
        assertThat(journey.alpha.calls)
                .containsExactly("pay " + number, "query " + number, "query " + number, "pay " + number);
    }

    @Test
    void asksAgainHowToPayWhenTheAnswerThatSaidSoWasLost() {
        Payment payment = journey.accepted("wallet");
        String attempt = journey.routed(payment);
        journey.alpha.onPay = request -> new PayOutcome.Unknown("read timeout");
        journey.alpha.onQuery = order -> new QueryOutcome.Unpaid("C1");
        assertThat(journey.submit(attempt)).isEqualTo("unknown");
        assertThat(journey.query(attempt)).isEqualTo("unknown");
        journey.world.clock.advance(Duration.ofSeconds(31));
        assertThat(journey.query(attempt)).isEqualTo("not_executed");
        journey.alpha.onPay =
                request -> new PayOutcome.Pending("C1", new PayerAction.QrCode("https://pay.example/1", "qr"));
        assertThat(journey.submit(attempt)).isEqualTo("pending");
        assertThat(journey.state(payment)).isEqualTo("requires_action");
        assertThat(journey.query(attempt)).isEqualTo("pending");
        String number = journey.orderNo(attempt);
        assertThat(journey.alpha.calls)
                .containsExactly(
                        "pay " + number, "query " + number, "query " + number, "pay " + number, "query " + number);
    }

    @Test
    void doesNotSendAgainWhatTheChannelWorksOnWithoutAPayer() {
        String attempt = journey.routed(journey.accepted("card"));
        journey.alpha.onPay = request -> new PayOutcome.Unknown("read timeout");
        journey.alpha.onQuery = order -> new QueryOutcome.Unpaid("C1");
        assertThat(journey.submit(attempt)).isEqualTo("unknown");
        journey.world.clock.advance(Duration.ofSeconds(31));
        assertThat(journey.query(attempt)).isEqualTo("pending");
    }

    @Test
    void takesTheNextRouteWhenAChannelIsSurelyAway() {
        Payment payment = journey.accepted("card");
        String first = journey.routed(payment);
        journey.alpha.onPay = request -> new PayOutcome.Unavailable("connection refused", Duration.ZERO);
        assertThat(journey.submit(first)).isEqualTo("next_route");
        String second = journey.route(payment);
        assertThat(second).isNotEqualTo(first);
        assertThat(journey.submit(second)).isEqualTo("succeeded");
        assertThat(journey.beta.calls).hasSize(1);
    }

    @Test
    void answersTheSameAttemptToARouteJobThatComesBack() {
        Payment payment = journey.accepted("card");
        String attempt = journey.routed(payment);
        assertThat(journey.route(payment)).isEqualTo(attempt);
        assertThat(journey.world.count("payment_attempt")).isOne();
    }

    @Test
    void neverFailsAPaymentWhileAnAttemptMayBePaid() {
        Payment payment = journey.accepted("card");
        journey.alpha.onPay = request -> new PayOutcome.Unknown("read timeout");
        journey.submit(journey.routed(payment));
        assertThatThrownBy(() -> journey.record(payment, Result.FAILED)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> journey.record(payment, Result.CLOSED)).isInstanceOf(IllegalStateException.class);
        assertThat(journey.state(payment)).isEqualTo("processing");
    }

    @Test
    void letsConfirmedMoneyDecideOverAFailure() {
        Payment payment = journey.accepted("card");
        journey.submit(journey.routed(payment));
        assertThat(journey.record(payment, Result.FAILED)).isEqualTo("succeeded");
    }

    @Test
    void asksThePayerAndGoesOn() {
        Payment payment = journey.accepted("wallet");
        journey.alpha.onPay =
                request -> new PayOutcome.Pending("C1", new PayerAction.QrCode("https://pay.example/1", "qr"));
        String attempt = journey.routed(payment);
        assertThat(journey.submit(attempt)).isEqualTo("pending");
        assertThat(journey.state(payment)).isEqualTo("requires_action");
        journey.alpha.onQuery = order -> new QueryOutcome.Paid("C1", order.amountMinor(), order.currency());
        assertThat(journey.query(attempt)).isEqualTo("succeeded");
        assertThat(journey.state(payment)).isEqualTo("processing");
    }

    @Test
    void doesNotBelieveAnotherAmount() {
        String attempt = journey.routed(journey.accepted("card"));
        journey.alpha.onPay = request -> new PayOutcome.Succeeded("C1", request.amountMinor() - 1, request.currency());
        assertThat(journey.submit(attempt)).isEqualTo("unknown");
        assertThat(journey.world.count("alarm where kind = 'channel_amount_mismatch'"))
                .isOne();
    }

    @Test
    void closesAtTheChannelFirst() {
        Payment payment = journey.accepted("wallet");
        journey.alpha.onPay =
                request -> new PayOutcome.Pending("C1", new PayerAction.QrCode("https://pay.example/1", "qr"));
        String attempt = journey.routed(payment);
        journey.submit(attempt);
        assertThat(journey.world.bean(Attempts.class).close(attempt)).isEqualTo("closed");
        assertThat(journey.record(payment, Result.CLOSED)).isEqualTo("closed");
        assertThat(journey.world.text("select reason_code from final_state")).isEqualTo("expired");
    }

    @Test
    void succeedsWhenItIsFoundPaidWhileClosing() {
        Payment payment = journey.accepted("wallet");
        journey.alpha.onPay =
                request -> new PayOutcome.Pending("C1", new PayerAction.QrCode("https://pay.example/1", "qr"));
        String attempt = journey.routed(payment);
        journey.submit(attempt);
        journey.alpha.onClose = order -> new CloseOutcome.AlreadyPaid("C1", order.amountMinor(), order.currency());
        assertThat(journey.world.bean(Attempts.class).close(attempt)).isEqualTo("paid");
        assertThat(journey.record(payment, Result.CLOSED)).isEqualTo("succeeded");
    }

    @Test
    void isDrivenByOneInstanceOnly() {
        Payment payment = journey.accepted("card");
        PaymentJobs jobs = journey.world.bean(PaymentJobs.class);
        assertThat(jobs.validate(payment.id(), 1)).isEqualTo(new PaymentJobs.Validation.Valid("card", "none"));
        assertThat(jobs.validate(payment.id(), 1)).isEqualTo(new PaymentJobs.Validation.Valid("card", "none"));
        assertThat(jobs.validate(payment.id(), 2)).isEqualTo(new PaymentJobs.Validation.Fenced());
    }
}
