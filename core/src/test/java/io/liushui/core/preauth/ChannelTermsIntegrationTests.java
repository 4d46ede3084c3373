package io.liushui.core.preauth;

import static org.assertj.core.api.Assertions.assertThat;

import io.liushui.core.paging.Slice;
import io.liushui.core.payments.Payment;
import io.liushui.core.payments.PaymentIntent;
import io.liushui.core.payments.PaymentJobs;
import io.liushui.core.payments.Payments;
import io.liushui.core.payments.Routes;
import io.liushui.core.risk.RiskVerdict;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What follows from what a channel can do. */
class ChannelTermsIntegrationTests {
    private HoldJourney journey;

    @AfterEach
    void stop() {
        journey.close();
    }

    @Test
    void routesToChannelsWithPreauthOnly() {
        journey = new HoldJourney("liushui.channels.alpha.settings.without=PREAUTH");
        Payment payment = journey.accepted(100_00);

        journey.submit(journey.routed(payment));

        assertThat(journey.world.text("select channel_id from payment_attempt")).isEqualTo("beta");
        assertThat(
                        journey.world.text(
                                "select c ->> 'rejected' from route_decision, jsonb_array_elements(candidates) c where c ->> 'channelId' = 'alpha'"))
                .isEqualTo("function_not_supported");
        assertThat(journey.alpha.calls).isEmpty();
        assertThat(journey.world.channel("beta").calls)
                .singleElement()
                .asString()
                .startsWith("authorize ");
    }

    @Test
    void findsNoRouteForAMethodThatHoldsNothing() {
        journey = new HoldJourney();
        Payment payment = journey.accepted(100_00);
        journey.world
                .jdbc()
                .sql("update payment set method = 'wallet' where id = ?")
                .param(payment.id())
                .update();
        journey.world.bean(PaymentJobs.class).validate(payment.id(), HoldJourney.INSTANCE);
        journey.world.bean(PaymentJobs.class).assessRisk(payment.id());

        assertThat(journey.world
                        .bean(Routes.class)
                        .route(payment.id(), "price", 3, new RiskVerdict("pass", "no_rule", "1")))
                .isEqualTo(new Routes.Result.None("no_route"));
    }

    @Test
    void refusesACaptureVoidWhereTheChannelHasNoneAndEndsWhenAllIsTaken() {
        journey = new HoldJourney("liushui.channels.alpha.settings.without=CAPTURE_VOID");
        String auth = journey.held(100_00);
        CommandResult taken = journey.capture(auth, null, null);

        assertThat(journey.drain(auth)).isEqualTo(new NextStep.Over());
        assertThat(journey.voidCapture(
                        ((CommandResult.OfCapture) taken).capture().id()))
                .isEqualTo(new CommandResult.Refused(new IllegalMove.NotSupported("alpha")));
    }

    @Test
    void wantsOneLastCaptureWhereTheChannelTakesOnlyOne() {
        journey = new HoldJourney();
        String auth = journey.held(100_00);
        journey.world
                .jdbc()
                .sql("update preauthorization set several_captures = false")
                .update();

        assertThat(journey.capture(auth, 40_00L, null))
                .isEqualTo(new CommandResult.Refused(new IllegalMove.MustBeLast()));
        journey.capture(auth, 40_00L, true);
        journey.drain(auth);
        assertThat(journey.state(auth)).isEqualTo("captured");
    }

    @Test
    void paymentsAndAuthorisationsDoNotSeeEachOther() {
        journey = new HoldJourney();
        String auth = journey.held(100_00);
        String payment = journey.accepted(PaymentIntent.PAY, 100_00).id();
        Payments payments = journey.world.bean(Payments.class);
        Authorizations authorizations = journey.world.bean(Authorizations.class);

        assertThat(payments.find(journey.appId, auth)).isEmpty();
        assertThat(authorizations.find(journey.appId, payment)).isEmpty();
        assertThat(payments.list(journey.appId, Slice.newest(10)))
                .extracting(Payment::id)
                .containsExactly(payment);
        assertThat(authorizations.list(journey.appId, Slice.newest(10)))
                .extracting(Authorization::state)
                .containsExactly("authorized");
        assertThat(journey.capture(payment, 1L, null)).isEqualTo(new CommandResult.NotFound());
        assertThat(journey.release(payment)).isEqualTo(new CommandResult.NotFound());
    }

    @Test
    void refusesCommandsBeforeAnythingIsHeld() {
        journey = new HoldJourney();
        String auth = journey.accepted(100_00).id();

        assertThat(journey.capture(auth, 1L, null))
                .isEqualTo(new CommandResult.Refused(new IllegalMove.NotAuthorized("accepted")));
        assertThat(journey.release(auth))
                .isEqualTo(new CommandResult.Refused(new IllegalMove.NotAuthorized("accepted")));
    }
}
