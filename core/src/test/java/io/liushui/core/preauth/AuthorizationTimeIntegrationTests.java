package io.liushui.core.preauth;

import static org.assertj.core.api.Assertions.assertThat;

import io.liushui.core.alarms.Alarms;
import io.liushui.core.oracle.DatabaseInvariants;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Warning, expiry, and until when a capture can be voided. The channel's authorisations live for 30 days, its day ends at 15:00 UTC. */
class AuthorizationTimeIntegrationTests {
    private static final Instant AUTHORIZED = Instant.parse("2026-11-24T08:00:00Z");
    private static final Instant VALID_UNTIL = AUTHORIZED.plus(Duration.ofDays(30));

    private HoldJourney journey;
    private String auth;

    @BeforeEach
    void hold() {
        journey = new HoldJourney();
        auth = journey.held(100_00);
    }

    @AfterEach
    void stop() {
        assertThat(journey.world.bean(DatabaseInvariants.class).check(Duration.ofHours(1)))
                .as("there is no engine here to take messages")
                .filteredOn(violation -> !violation.rule().equals("no_message_is_stuck"))
                .isEmpty();
        journey.close();
    }

    @Test
    void warnsOnceADayBeforeItsEnd() {
        assertThat(journey.next(auth))
                .isEqualTo(new NextStep.Await(VALID_UNTIL.minus(Duration.ofDays(1)), VALID_UNTIL));
        journey.world.clock.advance(Duration.ofDays(29));

        journey.world.bean(AuthorizationLife.class).warn(auth);
        journey.world.bean(AuthorizationLife.class).warn(auth);

        assertThat(journey.world.count("event where type = 'authorization.expiring'"))
                .isOne();
        assertThat(journey.next(auth)).isEqualTo(new NextStep.Await(null, VALID_UNTIL));
    }

    @Test
    void warnsNeverWhenTheLeadIsAsLongAsTheValidity() {
        assertThat(journey.world
                        .bean(AuthorizationLife.class)
                        .next(auth, HoldJourney.INSTANCE, Duration.ofDays(30), false))
                .isEqualTo(new NextStep.Await(null, VALID_UNTIL));
    }

    @Test
    void warnsOfNothingWhenNothingIsHeld() {
        journey.release(auth);
        journey.drain(auth);

        journey.world.bean(AuthorizationLife.class).warn(auth);

        assertThat(journey.world.count("event where type = 'authorization.expiring'"))
                .isZero();
    }

    @Test
    void expiresWithAVoidAtTheChannel() {
        journey.world.clock.advance(Duration.ofDays(30));
        assertThat(journey.capture(auth, 1L, null))
                .isEqualTo(new CommandResult.Refused(new IllegalMove.Expired(VALID_UNTIL)));
        assertThat(journey.release(auth)).isEqualTo(new CommandResult.Refused(new IllegalMove.Expired(VALID_UNTIL)));

        assertThat(journey.drain(auth)).isEqualTo(new NextStep.Over());

        assertThat(journey.state(auth)).isEqualTo("expired");
        assertThat(journey.world.count("event where type = 'authorization.expired'"))
                .isOne();
        assertThat(journey.account(auth).held()).isZero();
        assertThat(journey.balance("authorisation_obligation")).isZero();
    }

    @Test
    void believesTheEngineThatItsTimeIsOver() {
        assertThat(journey.next(auth, true)).isInstanceOf(NextStep.Operate.class);
        assertThat(journey.capture(auth, 1L, null)).isEqualTo(new CommandResult.Refused(new IllegalMove.Closing()));
        assertThat(journey.drain(auth)).isEqualTo(new NextStep.Over());
        assertThat(journey.state(auth)).isEqualTo("expired");
    }

    @Test
    void expiresWhateverTheChannelSaysOfItsVoid() {
        journey.bank.declines = true;
        journey.world.clock.advance(Duration.ofDays(31));

        journey.drain(auth);

        assertThat(journey.state(auth)).isEqualTo("expired");
        assertThat(journey.world.bean(Alarms.class).newest(1).getFirst().kind())
                .isEqualTo("authorization_expiry_declined");
    }

    @Test
    void letsTheRestOfAPartlyCapturedAuthorisationExpire() {
        journey.capture(auth, 40_00L, null);
        journey.drain(auth);
        journey.world.clock.advance(Duration.ofDays(30));
        journey.drain(auth);

        assertThat(journey.state(auth)).isEqualTo("captured");
        assertThat(journey.row(auth).hold()).isEqualTo(new Hold(100_00, 115_00, 40_00, 0, 60_00));
        assertThat(journey.world.count("event where type = 'authorization.expired'"))
                .isOne();
    }

    @Test
    void carriesOutWhatWasAcceptedBeforeItsEnd() {
        journey.world.clock.advance(Duration.ofDays(30).minusSeconds(1));
        journey.capture(auth, 40_00L, null);
        journey.world.clock.advance(Duration.ofSeconds(2));
        journey.drain(auth);

        assertThat(journey.row(auth).hold()).isEqualTo(new Hold(100_00, 115_00, 40_00, 0, 60_00));
    }

    @Test
    void livesOnAfterItWasCapturedUntilNothingCanComeBack() {
        CommandResult taken = journey.capture(auth, null, null);
        String capture = ((CommandResult.OfCapture) taken).capture().id();
        Instant cutoff = Instant.parse("2026-11-24T15:00:00Z");

        assertThat(journey.drain(auth)).isEqualTo(new NextStep.Await(null, cutoff));
        journey.world.clock.advance(Duration.between(AUTHORIZED, cutoff));

        assertThat(journey.voidCapture(capture)).isEqualTo(new CommandResult.Refused(new IllegalMove.TooLate()));
        assertThat(journey.drain(auth)).isEqualTo(new NextStep.Over());
        assertThat(journey.row(auth).finishedAt()).isEqualTo(cutoff);
        assertThat(journey.drain(auth)).as("the job comes back").isEqualTo(new NextStep.Over());
    }

    @Test
    void aVoidJustBeforeTheCutOffIsCarriedOutAfterIt() {
        CommandResult taken = journey.capture(auth, null, null);
        journey.drain(auth);
        journey.world.clock.advance(Duration.ofHours(7).minusSeconds(1));
        journey.voidCapture(((CommandResult.OfCapture) taken).capture().id());
        journey.world.clock.advance(Duration.ofSeconds(2));

        journey.drain(auth);

        assertThat(journey.state(auth)).isEqualTo("authorized");
    }
}
