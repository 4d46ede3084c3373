package io.liushui.core.preauth;

import java.util.Locale;

/**
 * One thing that is to be done with an authorisation at its channel.
 *
 * @param captureId of a capture and its void, else null
 * @param operationId the request to the channel, null before its turn
 */
record Command(String id, String paymentId, Kind kind, String captureId, String operationId, String traceId) {

    enum Kind {
        CAPTURE,
        CAPTURE_VOID,
        /** The merchant lets the rest go. */
        VOID,
        /** The authorisation's time lets the rest go. */
        EXPIRY;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Kind of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }
}
