package io.liushui.core.refunds;

import java.time.Instant;

/**
 * A refund that waits for a person.
 *
 * @param reasonCode why the channel declined it
 */
public record RefundCase(String id, String refundId, String reasonCode, Instant openedAt) {}
