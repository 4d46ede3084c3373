package io.liushui.core.routing;

import io.liushui.spi.ChannelFunction;
import io.liushui.spi.PayerDetail;
import java.util.Set;

/** What a channel's description does not take of a payment. The later in this list, the nearer the channel was to taking it. */
public sealed interface Limit {

    record MethodNotSupported() implements Limit {}

    record CurrencyNotSupported() implements Limit {}

    record FunctionNotSupported(ChannelFunction function) implements Limit {}

    /** @param minimumMinor in minor units of the payment's currency */
    record AmountTooLow(long minimumMinor) implements Limit {}

    /** @param maximumMinor in minor units of the payment's currency */
    record AmountTooHigh(long maximumMinor) implements Limit {}

    /**
     * The channel knows fewer decimals of the currency than ISO 4217.
     *
     * @param stepMinor what the amount must be a multiple of, 10 to 1,000 minor units
     */
    record AmountNotWhole(long stepMinor) implements Limit {}

    record BankNotOffered(Set<String> banks) implements Limit {}

    record PayerDetailMissing(PayerDetail detail) implements Limit {}

    /** Stable; kept with the route. */
    default String code() {
        return switch (this) {
            case MethodNotSupported _ -> "method_not_supported";
            case CurrencyNotSupported _ -> "currency_not_supported";
            case FunctionNotSupported _ -> "function_not_supported";
            case AmountTooLow _ -> "amount_too_low";
            case AmountTooHigh _ -> "amount_too_high";
            case AmountNotWhole _ -> "amount_not_whole";
            case BankNotOffered _ -> "bank_not_offered";
            case PayerDetailMissing _ -> "payer_detail_missing";
        };
    }

    /** How near the channel was to taking the payment; more is nearer. */
    default int nearness() {
        return switch (this) {
            case MethodNotSupported _ -> 0;
            case CurrencyNotSupported _ -> 1;
            case FunctionNotSupported _ -> 2;
            case AmountTooLow _, AmountTooHigh _, AmountNotWhole _ -> 3;
            case BankNotOffered _ -> 4;
            case PayerDetailMissing _ -> 5;
        };
    }
}
