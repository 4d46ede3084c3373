package io.liushui.core.risk;

import java.time.Instant;

/**
 * What a person said of a held payment.
 *
 * @param by who, as the task list's form asks for it; null when it was completed without
 * @param reason why; null likewise
 */
public record Review(String paymentId, ReviewDecision decision, String by, String reason, Instant at) {}
