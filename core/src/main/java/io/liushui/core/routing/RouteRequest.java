package io.liushui.core.routing;

import io.liushui.core.money.Money;
import io.liushui.spi.ChannelFunction;
import io.liushui.spi.Payer;
import java.util.Set;

/**
 * What a channel is wanted for.
 *
 * @param excludedChannels tried before
 * @param functions what it must offer beyond pay and query
 * @param payer what is known of who pays
 */
public record RouteRequest(
        String method, Money amount, Set<String> excludedChannels, Set<ChannelFunction> functions, Payer payer) {

    public RouteRequest(String method, Money amount, Set<String> excludedChannels, Payer payer) {
        this(method, amount, excludedChannels, Set.of(), payer);
    }
}
