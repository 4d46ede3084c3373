package io.liushui.core.preauth;

import io.liushui.spi.ChannelDescription;
import io.liushui.spi.ChannelFunction;
import io.liushui.spi.DayCutoff;
import java.time.Instant;

/**
 * Whether and how long a channel voids captures.
 *
 * @param cutoff end of the settlement day in which it must happen; null when the channel has none
 */
record CaptureVoidTerms(boolean supported, DayCutoff cutoff) {

    static CaptureVoidTerms of(ChannelDescription channel) {
        return new CaptureVoidTerms(channel.functions().contains(ChannelFunction.CAPTURE_VOID), channel.cutoff());
    }

    /** The instant from which on a capture of that time cannot be voided any more; the authorisation must be valid too. */
    Instant end(Instant capturedAt, Instant validUntil) {
        if (!supported) {
            return Instant.MIN;
        }
        Instant settled = cutoff == null ? validUntil : cutoff.endOfDay(capturedAt);
        return settled.isBefore(validUntil) ? settled : validUntil;
    }
}
