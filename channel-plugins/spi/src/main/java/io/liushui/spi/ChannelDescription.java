package io.liushui.spi;

import java.util.Map;
import java.util.Set;

/**
 * What a channel can do, as data; routing and validation use it.
 *
 * @param methods payment methods by name
 * @param currencyExponents supported ISO 4217 codes with the exponent this channel uses, 0 to 3
 * @param functions as {@link ChannelFunction#of} tells of the plugin's class
 * @param subject how much of a payment's subject the channel takes
 * @param cutoff end of the channel's day, for a void; null when it has none
 * @param preauth null when the channel has no pre-authorisation
 * @param payout null when the channel pays nothing out
 */
public record ChannelDescription(
        String channelId,
        Map<String, MethodDescription> methods,
        Map<String, Integer> currencyExponents,
        Set<ChannelFunction> functions,
        TextLimit subject,
        DayCutoff cutoff,
        PreauthTerms preauth,
        PayoutTerms payout) {

    public ChannelDescription {
        methods = Map.copyOf(methods);
        currencyExponents = Map.copyOf(currencyExponents);
        functions = Set.copyOf(functions);
        if (preauth != null
                && preauth.methods().stream()
                        .map(methods::get)
                        .anyMatch(method -> method != null && method.monthlyCap() != null)) {
            throw new IllegalArgumentException("a method with a monthly cap cannot hold amounts");
        }
    }

    /** A channel that pays nothing out. */
    public ChannelDescription(
            String channelId,
            Map<String, MethodDescription> methods,
            Map<String, Integer> currencyExponents,
            Set<ChannelFunction> functions,
            TextLimit subject,
            DayCutoff cutoff,
            PreauthTerms preauth) {
        this(channelId, methods, currencyExponents, functions, subject, cutoff, preauth, null);
    }

    /** A channel that takes any subject, and has neither a cut-off nor pre-authorisation nor payouts. */
    public ChannelDescription(
            String channelId,
            Map<String, MethodDescription> methods,
            Map<String, Integer> currencyExponents,
            Set<ChannelFunction> functions) {
        this(channelId, methods, currencyExponents, functions, TextLimit.ORDINARY, null, null, null);
    }

    /** Whether this method takes this currency here. */
    public boolean takes(String method, String currency) {
        MethodDescription description = methods.get(method);
        return description != null
                && currencyExponents.containsKey(currency)
                && (description.currencies().isEmpty()
                        || description.currencies().contains(currency));
    }
}
