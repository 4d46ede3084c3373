package io.liushui.spi;

/**
 * A verified notification.
 *
 * @param notificationId the channel's id of this event, the same in each repeat
 */
public record ChannelNotification(String notificationId, String orderNo, QueryOutcome result) {}
