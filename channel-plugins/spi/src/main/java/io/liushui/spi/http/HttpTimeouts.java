package io.liushui.spi.http;

import io.liushui.spi.ChannelSettings;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * How long a channel is waited for.
 *
 * @param connect setting {@code connectTimeoutMillis}, default 1000
 * @param read between two bytes: setting {@code readTimeoutMillis}, default 5000
 * @param call all of a call: setting {@code callTimeoutMillis}, default 7000
 * @param byOperation all of a call for some operations: settings {@code callTimeoutMillis.<operation>}, which also replace {@code read}
 */
public record HttpTimeouts(Duration connect, Duration read, Duration call, Map<String, Duration> byOperation) {
    private static final String OPERATION = "callTimeoutMillis.";

    /** @throws IllegalArgumentException naming the setting that is no number of milliseconds from 1 to 999999 */
    public static HttpTimeouts of(ChannelSettings settings) {
        Map<String, Duration> byOperation = new TreeMap<>();
        settings.values().keySet().stream()
                .filter(name -> name.startsWith(OPERATION))
                .forEach(name -> byOperation.put(name.substring(OPERATION.length()), millis(settings, name, 0)));
        return new HttpTimeouts(
                millis(settings, "connectTimeoutMillis", 1_000),
                millis(settings, "readTimeoutMillis", 5_000),
                millis(settings, "callTimeoutMillis", 7_000),
                byOperation);
    }

    private static Duration millis(ChannelSettings settings, String name, long otherwise) {
        String text = settings.values().getOrDefault(name, Long.toString(otherwise));
        if (!text.matches("[1-9][0-9]{0,5}")) {
            throw new IllegalArgumentException("setting '" + name + "' must be 1 to 999999 milliseconds");
        }
        return Duration.ofMillis(Long.parseLong(text));
    }
}
