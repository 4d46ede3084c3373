package io.liushui.core.notifications;

import java.time.Duration;
import java.time.Instant;

/**
 * One try and its answer.
 *
 * @param status HTTP status, 0 without an answer
 * @param request address and headers sent, without the signature
 * @param response the answer's beginning, may be null
 * @param error why there was no answer, may be null
 * @param retryAfter what the endpoint asked for, may be null
 */
public record WebhookTry(
        int number,
        Instant at,
        long tookMillis,
        int status,
        String request,
        String response,
        String error,
        Duration retryAfter) {}
