package io.liushui.core.channels;

import java.time.Instant;

/**
 * An exchange as it was kept, masked.
 *
 * @param reference our order or refund number at the channel
 * @param attemptId the attempt of that number, or null
 * @param subjectId the refund, capture, payout … whose operation has that number, or null
 * @param paymentId of the attempt or refund, or null
 * @param traceId null for what the channel said by itself
 * @param status HTTP status, 0 when there was no answer
 * @param response null when there was none; then {@code error} says why
 */
public record LoggedExchange(
        Instant at,
        String channelId,
        String operation,
        String reference,
        String attemptId,
        String subjectId,
        String paymentId,
        String traceId,
        int status,
        long tookMicros,
        String request,
        String response,
        String error) {}
