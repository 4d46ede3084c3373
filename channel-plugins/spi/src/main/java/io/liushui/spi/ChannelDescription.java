package io.liushui.spi;

import java.util.Map;
import java.util.Set;

/**
 * What a channel can do, as data; routing and validation use it.
 *
 * @param methods payment methods by name
 * @param currencyExponents supported ISO 4217 codes with the exponent this channel uses, 0 to 3
 */
public record ChannelDescription(
        String channelId,
        Map<String, MethodDescription> methods,
        Map<String, Integer> currencyExponents,
        Set<ChannelFunction> functions) {

    /**
     * @param interactive whether the payer has to act
     * @param minimumMinor lowest amount, in minor units of the currency, at least 1
     * @param maximumMinor highest amount, in minor units of the currency
     */
    public record MethodDescription(boolean interactive, long minimumMinor, long maximumMinor) {}
}
