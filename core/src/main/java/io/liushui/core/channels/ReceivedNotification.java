package io.liushui.core.channels;

import io.liushui.spi.RawNotification;

/**
 * A verified notification of a channel.
 *
 * @param notificationId the channel's id of the event, the same in each repeat
 * @param number our number of what it is about, as the channel says it
 * @param subject our id of what it is about, or null when we know none
 */
public record ReceivedNotification(
        String channelId, String notificationId, String number, String subject, RawNotification raw) {}
