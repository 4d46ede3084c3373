package io.liushui.core.payments;

import java.time.Instant;

/**
 * Where an amount is held.
 *
 * @param firstSentAt when the channel was first asked to hold it
 */
public record HeldAt(String attemptId, String channelId, Instant firstSentAt) {}
