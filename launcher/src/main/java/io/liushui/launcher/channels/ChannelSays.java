package io.liushui.launcher.channels;

import io.liushui.spi.Channel;
import io.liushui.spi.ChannelDescription;
import io.liushui.spi.CodeTable;

/** What a channel says of itself. */
record ChannelSays(ChannelDescription description, CodeTable codes) {

    static ChannelSays of(Channel channel) {
        return new ChannelSays(channel.describe(), channel.codes());
    }
}
