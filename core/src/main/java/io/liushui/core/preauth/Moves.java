package io.liushui.core.preauth;

import java.time.Instant;
import java.util.Optional;

/** Which commands an authorisation takes, and why not the others; pure. */
final class Moves {

    private Moves() {}

    /** @param amountMinor 1 or more */
    static Optional<IllegalMove> capture(Preauthorization authorization, long amountMinor, boolean last, Instant now) {
        return held(authorization, now).or(() -> {
            if (amountMinor > authorization.hold().capturableMinor()) {
                return Optional.of(new IllegalMove.TooMuch(authorization.hold().capturableMinor()));
            }
            return authorization.severalCaptures() || last
                    ? Optional.empty()
                    : Optional.of(new IllegalMove.MustBeLast());
        });
    }

    /** Lets all that is held go, once the captures before it are known. */
    static Optional<IllegalMove> release(Preauthorization authorization, Instant now) {
        return held(authorization, now);
    }

    static Optional<IllegalMove> voidCapture(
            Preauthorization authorization, Capture capture, CaptureVoidTerms terms, Instant now) {
        if (!terms.supported()) {
            return Optional.of(new IllegalMove.NotSupported(authorization.channelId()));
        }
        if (capture.state() != CaptureState.SUCCEEDED) {
            return Optional.of(new IllegalMove.NotVoidable(capture.state()));
        }
        if (capture.refundingMinor() > 0) {
            return Optional.of(new IllegalMove.Refunded(capture.refundingMinor()));
        }
        if (!now.isBefore(authorization.validUntil())) {
            return Optional.of(new IllegalMove.Expired(authorization.validUntil()));
        }
        if (!now.isBefore(terms.end(capture.finishedAt(), authorization.validUntil()))) {
            return Optional.of(new IllegalMove.TooLate());
        }
        if (authorization.finishedAt() != null) {
            return Optional.of(new IllegalMove.Ended(authorization.state()));
        }
        return closing(authorization);
    }

    private static Optional<IllegalMove> held(Preauthorization authorization, Instant now) {
        if (authorization.finishedAt() != null || !authorization.state().holds()) {
            return Optional.of(new IllegalMove.Ended(authorization.state()));
        }
        if (!now.isBefore(authorization.validUntil())) {
            return Optional.of(new IllegalMove.Expired(authorization.validUntil()));
        }
        return closing(authorization);
    }

    private static Optional<IllegalMove> closing(Preauthorization authorization) {
        return authorization.closingCommand() == null ? Optional.empty() : Optional.of(new IllegalMove.Closing());
    }
}
