package io.liushui.core.channels;

import java.util.Map;
import java.util.Optional;

/**
 * Our account at a channel.
 *
 * @param priority lower is preferred
 * @param prices by method and currency
 */
public record ChannelAccount(String channelId, boolean enabled, int priority, Map<Priced, ChannelPrice> prices) {

    public Optional<ChannelPrice> price(String method, String currency) {
        return Optional.ofNullable(prices.get(new Priced(method, currency)));
    }

    public record Priced(String method, String currency) {}
}
