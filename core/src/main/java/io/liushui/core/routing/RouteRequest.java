package io.liushui.core.routing;

import io.liushui.core.money.Money;
import io.liushui.spi.ChannelFunction;
import java.util.Set;

/**
 * What a channel is wanted for.
 *
 * @param excludedChannels tried before
 * @param functions what it must offer beyond pay and query
 */
public record RouteRequest(String method, Money amount, Set<String> excludedChannels, Set<ChannelFunction> functions) {

    public RouteRequest(String method, Money amount, Set<String> excludedChannels) {
        this(method, amount, excludedChannels, Set.of());
    }
}
