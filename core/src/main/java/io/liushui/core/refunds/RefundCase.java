package io.liushui.core.refunds;

import io.liushui.core.money.Money;
import java.time.Instant;

/**
 * A refund that waits for a person.
 *
 * @param amount what the channel did not pay back; the other parts of the payment get theirs by themselves
 * @param reasonCode why the channel declined it
 * @param held whether the channel keeps the money: then it is not retried under another number
 */
public record RefundCase(String id, String refundId, Money amount, String reasonCode, boolean held, Instant openedAt) {}
