package io.liushui.core.preauth;

import static org.assertj.core.api.Assertions.assertThat;

import io.liushui.core.fake.CoreWorld;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

/** A capture is voided or refunded, never both. */
class CaptureMovesPropertyTests {
    private static final long AMOUNT = 100;
    private static final Instant NOW = Instant.parse("2026-11-27T08:00:00Z");
    private static final CaptureVoidTerms TERMS = new CaptureVoidTerms(true, null);

    @Property
    void isVoidedOnlyWhileNothingOfItGoesBack(
            @ForAll CaptureState state, @ForAll @LongRange(min = 0, max = AMOUNT) long refundingMinor) {
        Capture capture = capture(state, refundingMinor);

        Optional<IllegalMove> refusal = Moves.voidCapture(authorization(), capture, TERMS, NOW);

        assertThat(refusal.isEmpty()).isEqualTo(state == CaptureState.SUCCEEDED && refundingMinor == 0);
        assertThat(refusal.filter(IllegalMove.Refunded.class::isInstance).isPresent())
                .isEqualTo(state == CaptureState.SUCCEEDED && refundingMinor > 0);
    }

    @Property
    void whatRemainsIsWhatIsNotOnItsWayBackOfACaptureThatSucceeded(
            @ForAll CaptureState state, @ForAll @LongRange(min = 0, max = AMOUNT) long refundingMinor) {
        assertThat(capture(state, refundingMinor).remainingMinor())
                .isEqualTo(state == CaptureState.SUCCEEDED ? AMOUNT - refundingMinor : 0);
    }

    private static Capture capture(CaptureState state, long refundingMinor) {
        return new Capture(
                "cap_1",
                "auth_1",
                "mer_1",
                "app_1",
                "C-1",
                CoreWorld.cny(AMOUNT),
                false,
                0,
                refundingMinor,
                0,
                state,
                null,
                null,
                "trace",
                NOW,
                NOW,
                null);
    }

    private static Preauthorization authorization() {
        Hold hold = Hold.of(AMOUNT, 100).asked(AMOUNT).taken(AMOUNT, false);
        return new Preauthorization(
                "auth_1",
                "mer_1",
                "app_1",
                "att_1",
                "alpha",
                "CNY",
                hold,
                true,
                hold.state(false),
                null,
                null,
                "trace",
                NOW,
                NOW.plus(Duration.ofDays(30)),
                null,
                NOW,
                null);
    }
}
