package io.liushui.spi;

import java.time.Instant;

/**
 * Undoes a whole capture before its settlement; what it took is held again.
 *
 * @param voidNo our number of the void, 8 to 32 letters and digits
 * @param capture what is undone
 * @param captureRef the channel's number of the capture, null while unknown
 * @param submittedAt when it was first sent
 */
public record CaptureVoidRequest(
        String voidNo, CaptureRequest capture, String captureRef, Instant submittedAt, String traceId) {}
