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
 * @param onlyChannel where the payer's contract was signed; null: any channel
 * @param fullChannels whose monthly cap this would break
 */
public record RouteRequest(
        String method,
        Money amount,
        Set<String> excludedChannels,
        Set<ChannelFunction> functions,
        Payer payer,
        String onlyChannel,
        Set<String> fullChannels) {

    public RouteRequest(
            String method, Money amount, Set<String> excludedChannels, Set<ChannelFunction> functions, Payer payer) {
        this(method, amount, excludedChannels, functions, payer, null, Set.of());
    }

    public RouteRequest(String method, Money amount, Set<String> excludedChannels, Payer payer) {
        this(method, amount, excludedChannels, Set.of(), payer);
    }

    /** The same at this channel only; null: at any. */
    public RouteRequest onlyAt(String channelId) {
        return new RouteRequest(method, amount, excludedChannels, functions, payer, channelId, fullChannels);
    }

    /** The same when these channels' monthly caps would be broken. */
    public RouteRequest withoutRoomAt(Set<String> channels) {
        return new RouteRequest(method, amount, excludedChannels, functions, payer, onlyChannel, Set.copyOf(channels));
    }
}
