package io.liushui.core.channels;

import io.liushui.core.money.Money;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The channel accounts, by our name of each ({@code liushui.channels.<id>.…}).
 *
 * @param publicUrl where channels reach us; {@code /v1/channels/<id>/notifications} is appended
 * @param pluginsDirectory where plugins lie beside those on the class path, one jar each; null for none
 */
@ConfigurationProperties("liushui")
public record ChannelsProperties(
        @DefaultValue("http://127.0.0.1:8080") URI publicUrl, Map<String, Account> channels, Path pluginsDirectory) {

    public ChannelsProperties {
        channels = channels == null ? Map.of() : new TreeMap<>(channels);
    }

    URI notificationUri(String channelId) {
        URI own = channels.get(channelId).notificationUri();
        String base = publicUrl.toString().replaceFirst("/+$", "");
        return own != null ? own : URI.create(base + "/v1/channels/" + channelId + "/notifications");
    }

    /**
     * @param type the plugin, see {@link io.liushui.spi.ChannelFactory#type()}
     * @param settings the plugin's own; credentials are references, see {@link io.liushui.core.credentials.SettingValue}
     * @param priority lower is preferred; null leaves it to the operators, who begin with 100
     * @param concurrency calls at a time, at least 1; as many more may wait for a place
     * @param notificationUri null for the usual one
     * @param logKept how long its exchanges are kept; null: as long as those of all
     * @param prices null when the channel costs nothing; a method and currency that none of them names is not offered
     */
    public record Account(
            String type,
            Map<String, String> settings,
            Integer priority,
            @DefaultValue("256") int concurrency,
            URI notificationUri,
            Duration logKept,
            List<Price> prices) {

        public Account {
            settings = settings == null ? Map.of() : Map.copyOf(settings);
            if (type == null || concurrency < 1) {
                throw new IllegalArgumentException("a channel needs a type, and a concurrency of at least 1");
            }
        }

        /** Hides the settings. */
        @Override
        public String toString() {
            return "Account[type=" + type + ", settings=" + settings.keySet() + "]";
        }
    }

    /**
     * What the channel takes for a payment.
     *
     * @param methods null for all methods of the channel
     * @param currencies null for all currencies of the channel
     * @param ratePpm of the amount, in parts per million, 0 to 1,000,000
     * @param fixedMinor added to it; this and the next two in minor units, 0 to 10^15
     * @param capMinor null for none; at least {@code minimumMinor}
     */
    public record Price(
            List<String> methods,
            List<String> currencies,
            int ratePpm,
            long fixedMinor,
            long minimumMinor,
            Long capMinor) {

        public Price {
            if (ratePpm < 0 || ratePpm > 1_000_000) {
                throw new IllegalArgumentException("rate-ppm must be 0 to 1000000: " + ratePpm);
            }
            requireMinor("fixed-minor", fixedMinor, 0);
            requireMinor("minimum-minor", minimumMinor, 0);
            if (capMinor != null) {
                requireMinor("cap-minor", capMinor, minimumMinor);
            }
        }

        private static void requireMinor(String name, long value, long least) {
            if (value < least || value > Money.MAXIMUM_MINOR) {
                throw new IllegalArgumentException(
                        name + " must be " + least + " to " + Money.MAXIMUM_MINOR + " minor units: " + value);
            }
        }
    }
}
