package io.liushui.core.preauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.liushui.core.alarms.Alarms;
import io.liushui.core.oracle.DatabaseInvariants;
import io.liushui.core.payments.Attempts;
import io.liushui.core.payments.FinalStates;
import io.liushui.core.payments.HeldNotification;
import io.liushui.core.payments.Payment;
import io.liushui.core.payments.PaymentClosing;
import io.liushui.core.payments.PaymentIntent;
import io.liushui.spi.OperationOutcome;
import io.liushui.spi.PayOutcome;
import io.liushui.spi.QueryOutcome;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Authorisations that are closed, and amounts that are held all the same. */
class StrayHoldIntegrationTests {
    private HoldJourney journey;
    private Payment payment;
    private String attempt;

    @BeforeEach
    void waitsForThePayer() {
        journey = new HoldJourney();
        journey.alpha.onAuthorize = request -> new PayOutcome.Pending("A1", null);
        journey.alpha.onQueryAuthorization = order -> new QueryOutcome.Unpaid("A1");
        payment = journey.accepted(100_00);
        attempt = journey.routed(payment);
        assertThat(journey.submit(attempt)).isEqualTo("pending");
    }

    @AfterEach
    void stop() {
        assertThat(journey.world.bean(DatabaseInvariants.class).check(Duration.ofHours(1)))
                .isEmpty();
        journey.close();
    }

    @Test
    void closesByLettingGoBeforeAnythingIsHeld() {
        journey.world.bean(PaymentClosing.class).request(PaymentIntent.AUTHORIZE, journey.appId, payment.id());
        journey.alpha.onVoidAuthorization = request -> {
            assertThat(request.voidNo()).startsWith("cl").hasSizeBetween(8, 32);
            return new OperationOutcome.Done("gone");
        };

        assertThat(close()).isEqualTo("closed");
        assertThat(journey.record(payment, FinalStates.Result.CLOSED)).isEqualTo("closed");

        assertThat(journey.alpha.calls).noneMatch(call -> call.startsWith("close "));
        assertThat(journey.world.count("event where type = 'authorization.closed'"))
                .isOne();
        assertThat(journey.world.count("journal_entry")).isZero();
    }

    @Test
    void staysOpenWhileThePayerMayStillAgree() {
        journey.alpha.onVoidAuthorization = request -> new OperationOutcome.Declined("not_held", "no");
        assertThat(close()).isEqualTo("unknown");

        journey.alpha.onQueryAuthorization = order -> new QueryOutcome.NotPaid("too_late", "closed");
        assertThat(close()).isEqualTo("closed");
    }

    @Test
    void isOverWhenTheChannelHasStillNotSeenIt() {
        journey.alpha.onVoidAuthorization = request -> new OperationOutcome.Declined("unknown_order", "no");
        journey.alpha.onQueryAuthorization = order -> new QueryOutcome.NotFound();
        assertThat(close()).isEqualTo("unknown");

        journey.world.clock.advance(Duration.ofMinutes(3));
        assertThat(close()).isEqualTo("closed");
    }

    @Test
    void letsAnAmountGoThatIsHeldAfterTheCloseAndRefundsNothing() {
        closed();
        toldHeld();
        toldHeld();

        assertThat(journey.world.count("refund")).isZero();
        assertThat(journey.world.count("stray_money")).isZero();
        assertThat(journey.world.text("select state || ' ' || reason_code from payment_attempt"))
                .isEqualTo("closed closed");
        assertThat(journey.balance("authorisation_obligation")).isEqualTo(100_00);
        assertThat(journey.world.text("select kind from stray_hold")).isEqualTo("late");
        assertThat(journey.world.count("outbox where message = 'Msg_StrayHoldFound'"))
                .isOne();
        assertThat(journey.world.count("event where type = 'authorization.late_hold_found'"))
                .isOne();

        String operation = journey.world.text("select operation_id from stray_hold");
        assertThatThrownBy(() -> recordRelease()).isInstanceOf(IllegalStateException.class);
        journey.carryOut(operation);
        recordRelease();
        recordRelease();

        assertThat(journey.balance("authorisation_obligation")).isZero();
        assertThat(journey.alpha.calls)
                .filteredOn(call -> call.startsWith("authorization-void "))
                .hasSize(2);
        assertThat(journey.world.count("event where type = 'authorization.stray_hold_released'"))
                .isOne();
        assertThat(journey.state(payment.id())).isEqualTo("closed");
    }

    @Test
    void tellsOperatorsOfAnAmountThatTheChannelDoesNotLetGo() {
        closed();
        toldHeld();
        journey.alpha.onVoidAuthorization = request -> new OperationOutcome.Declined("no_such_hold", "no");

        journey.carryOut(journey.world.text("select operation_id from stray_hold"));
        recordRelease();

        assertThat(journey.world.bean(Alarms.class).newest(2))
                .extracting(Alarms.Alarm::kind)
                .containsExactlyInAnyOrder("late_hold", "stray_hold_not_released");
        assertThat(journey.balance("authorisation_obligation")).isEqualTo(100_00);
    }

    @Test
    void letsTheSecondOfTwoAmountsGo() {
        journey.alpha.onQueryAuthorization = order -> new QueryOutcome.NotPaid("declined", "no");
        assertThat(query(attempt)).isEqualTo("declined");
        String second = journey.routed(payment);
        assertThat(journey.submit(second)).isEqualTo("succeeded");
        journey.record(payment, FinalStates.Result.SUCCEEDED);

        toldHeld();

        assertThat(journey.world.text("select kind || ' ' || attempt_id from stray_hold"))
                .isEqualTo("double " + attempt);
        assertThat(journey.state(payment.id())).isEqualTo("authorized");
        assertThat(journey.balance("authorisation_obligation")).isEqualTo(200_00);
    }

    private void closed() {
        journey.alpha.onVoidAuthorization = request -> new OperationOutcome.Done("gone");
        assertThat(close()).isEqualTo("closed");
        journey.record(payment, FinalStates.Result.CLOSED);
    }

    private String close() {
        return journey.world.bean(Attempts.class).close(attempt);
    }

    private String query(String attemptId) {
        return journey.world
                .bean(Attempts.class)
                .query(attemptId, null)
                .outcome()
                .code();
    }

    private void recordRelease() {
        journey.world.bean(StrayHolds.class).record(attempt);
    }

    /** The channel says by itself that it holds the amount. */
    private void toldHeld() {
        HeldNotification.of(journey.world, attempt);
    }
}
