package io.liushui.spi;

import java.net.URI;
import java.util.Map;

/**
 * A channel's configuration.
 *
 * @param channelId our name of this channel account
 * @param notificationUri where the channel sends its notifications
 * @param values the plugin's own settings by name; credentials are resolved values, never to be logged
 */
public record ChannelSettings(String channelId, URI notificationUri, Map<String, String> values) {

    /** @throws IllegalArgumentException when the setting is absent or blank */
    public String require(String name) {
        String value = values.get(name);
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("channel " + channelId + ": setting '" + name + "' is missing");
        }
        return value;
    }

    /** Tells the names of the settings only. */
    @Override
    public String toString() {
        return "ChannelSettings[" + channelId + ", " + values.keySet() + "]";
    }
}
