package io.liushui.channel.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.liushui.spi.CaptureRequest;
import io.liushui.spi.CaptureVoidRequest;
import io.liushui.spi.OperationOutcome;
import io.liushui.spi.OrderReference;
import io.liushui.spi.SupportsCaptureVoid;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Undoing a capture; skipped when the channel cannot. */
public interface CaptureVoidContract {

    ChannelUnderTest underTest();

    @Test
    default void makesTheAuthorisationValidAgain() {
        assumeTrue(underTest().channel() instanceof SupportsCaptureVoid);
        SupportsCaptureVoid voids = (SupportsCaptureVoid) underTest().channel();
        Authorizations authorizations = new Authorizations(underTest());
        OrderReference held = authorizations.held(10_000);
        CaptureRequest capture = authorizations.capture(held, 4_000, true);
        authorizations.preauth().capture(capture);
        Eventually.assertDone(() -> authorizations.preauth().queryCapture(capture));
        String captureRef = ((OperationOutcome.Done) authorizations.preauth().queryCapture(capture)).channelRef();

        CaptureVoidRequest request =
                new CaptureVoidRequest(Requests.number(), capture, captureRef, Instant.now(), Requests.TRACE);
        assertThat(voids.voidCapture(request))
                .isInstanceOfAny(OperationOutcome.Done.class, OperationOutcome.Pending.class);
        Eventually.assertDone(() -> voids.queryCaptureVoid(request), 4_000, held.currency());

        CaptureRequest again = authorizations.capture(held, 7_000, true);
        authorizations.preauth().capture(again);
        Eventually.assertDone(() -> authorizations.preauth().queryCapture(again));
    }
}
