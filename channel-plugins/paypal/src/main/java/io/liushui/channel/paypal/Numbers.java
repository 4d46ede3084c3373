package io.liushui.channel.paypal;

import io.liushui.spi.ChannelNotification;

/** Our number of what a notification is about. */
final class Numbers {

    private Numbers() {}

    static String of(ChannelNotification notification) {
        return switch (notification) {
            case ChannelNotification.OfPayment about -> about.orderNo();
            case ChannelNotification.OfAuthorization about -> about.orderNo();
            case ChannelNotification.OfOperation about -> about.number();
            case ChannelNotification.OfContract about -> about.contractNo();
            case ChannelNotification.Other other -> other.notificationId();
        };
    }
}
