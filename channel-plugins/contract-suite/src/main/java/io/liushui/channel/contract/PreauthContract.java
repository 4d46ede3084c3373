package io.liushui.channel.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.liushui.spi.AuthorizationVoidRequest;
import io.liushui.spi.CaptureRequest;
import io.liushui.spi.OperationOutcome;
import io.liushui.spi.OrderReference;
import org.junit.jupiter.api.Test;

/** Authorise, capture, release; skipped when the channel cannot hold an amount. */
public interface PreauthContract {

    ChannelUnderTest underTest();

    @Test
    default void capturesWhatWasHeldOnce() {
        CaptureRequest capture = authorizations().capture(authorizations().held(10_000), 10_000, true);
        assertThat(authorizations().preauth().queryCapture(capture)).isEqualTo(new OperationOutcome.NotFound());
        assertCaptured(capture);
        authorizations().preauth().capture(capture);
        assertThat(underTest().chargesOf(capture.captureNo())).isEqualTo(1);
    }

    @Test
    default void capturesInPartsAndReleasesTheRest() {
        OrderReference held = authorizations().held(10_000);
        assumeTrue(underTest().channel().describe().preauth().severalCaptures());
        assertCaptured(authorizations().capture(held, 4_000, false));
        assertCaptured(authorizations().capture(held, 3_000, false));
        assertReleased(authorizations().release(held, 3_000));
        assertThat(authorizations().preauth().capture(authorizations().capture(held, 1, true)))
                .isInstanceOf(OperationOutcome.Declined.class);
    }

    @Test
    default void capturesNoMoreThanTheAllowance() {
        OrderReference held = authorizations().held(10_000);
        int percent = underTest().channel().describe().preauth().allowancePercent();
        assertThat(authorizations().preauth().capture(authorizations().capture(held, 100L * percent + 1, true)))
                .isInstanceOf(OperationOutcome.Declined.class);
        assertCaptured(authorizations().capture(held, 100L * percent, true));
    }

    @Test
    default void releasesAWholeAuthorisationOnce() {
        OrderReference held = authorizations().held(10_000);
        assertReleased(authorizations().release(held, 10_000));
        assertThat(authorizations().preauth().capture(authorizations().capture(held, 1, true)))
                .isInstanceOf(OperationOutcome.Declined.class);
    }

    @Test
    default void aCaptureThatIsNotAnsweredIsUnknownAndFoundByItsNumber() {
        CaptureRequest capture = authorizations().capture(authorizations().held(10_000), 10_000, true);
        underTest()
                .nextRequestGoesWrong(
                        capture.authorization().orderNo(), "capture", RequestMisbehaviour.EXECUTE_THEN_TIME_OUT);
        assertThat(authorizations().preauth().capture(capture)).isInstanceOf(OperationOutcome.Unknown.class);
        Eventually.assertDone(
                () -> authorizations().preauth().queryCapture(capture),
                capture.amountMinor(),
                capture.authorization().currency());
        assertThat(underTest().chargesOf(capture.captureNo())).isEqualTo(1);
    }

    private void assertCaptured(CaptureRequest capture) {
        assertThat(authorizations().preauth().capture(capture))
                .isInstanceOfAny(OperationOutcome.Done.class, OperationOutcome.Pending.class);
        Eventually.assertDone(
                () -> authorizations().preauth().queryCapture(capture),
                capture.amountMinor(),
                capture.authorization().currency());
    }

    private void assertReleased(AuthorizationVoidRequest release) {
        assertThat(authorizations().preauth().voidAuthorization(release))
                .isInstanceOfAny(OperationOutcome.Done.class, OperationOutcome.Pending.class);
        Eventually.assertDone(() -> authorizations().preauth().queryAuthorizationVoid(release));
    }

    private Authorizations authorizations() {
        return new Authorizations(underTest());
    }
}
