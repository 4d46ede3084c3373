package io.liushui.core.operations;

import io.liushui.core.money.Money;

/**
 * @param subject id of the refund, capture, payout … that it is for
 * @param amount null when no money is named
 */
public record OpenOperation(OperationKind kind, String subject, String channelId, Money amount, String traceId) {}
