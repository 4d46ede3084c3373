package io.liushui.core.routing;

import io.liushui.core.money.Money;
import io.liushui.spi.ChannelDescription;
import io.liushui.spi.ChannelFunction;
import io.liushui.spi.MethodDescription;
import io.liushui.spi.Payer;
import io.liushui.spi.PayerDetail;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Holds a payment against what channels say that they take; pure. */
final class ChannelLimits {
    private static final Comparator<Limit> NEAREST_FIRST = Comparator.comparingInt(Limit::nearness)
            .thenComparingLong(ChannelLimits::generosity)
            .reversed();

    private ChannelLimits() {}

    /** The first limit of this channel that the payment breaks. */
    static Optional<Limit> broken(RouteRequest request, ChannelDescription description) {
        MethodDescription method = description.methods().get(request.method());
        if (method == null) {
            return Optional.of(new Limit.MethodNotSupported());
        }
        if (!description.takes(request.method(), request.amount().currency())) {
            return Optional.of(new Limit.CurrencyNotSupported());
        }
        return Stream.of(
                        function(request, description),
                        amount(request.amount(), description, method),
                        bank(request.payer(), method),
                        payer(request.payer(), method))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** Empty when one of the channels takes the payment; else the limit of the channel that came nearest to it. */
    static Optional<Limit> nearest(RouteRequest request, List<ChannelDescription> channels) {
        List<Limit> broken = channels.stream()
                .map(channel -> broken(request, channel))
                .flatMap(Optional::stream)
                .sorted(NEAREST_FIRST)
                .toList();
        boolean taken = broken.size() < channels.size();
        return taken
                ? Optional.empty()
                : Optional.of(broken.isEmpty() ? new Limit.MethodNotSupported() : broken.getFirst());
    }

    private static Optional<Limit> function(RouteRequest request, ChannelDescription description) {
        return request.functions().stream()
                .filter(function -> !offers(description, function, request.method()))
                .min(Comparator.<ChannelFunction>naturalOrder())
                .map(Limit.FunctionNotSupported::new);
    }

    private static boolean offers(ChannelDescription description, ChannelFunction function, String method) {
        boolean forMethod = function != ChannelFunction.PREAUTH
                || (description.preauth() != null
                        && description.preauth().methods().contains(method));
        return forMethod && description.functions().contains(function);
    }

    private static Optional<Limit> amount(Money amount, ChannelDescription description, MethodDescription method) {
        if (amount.amountMinor() < method.minimumMinor()) {
            return Optional.of(new Limit.AmountTooLow(method.minimumMinor()));
        }
        if (amount.amountMinor() > method.maximumMinor()) {
            return Optional.of(new Limit.AmountTooHigh(method.maximumMinor()));
        }
        long stepMinor = 1;
        for (int digit = description.currencyExponents().get(amount.currency()); digit < amount.exponent(); digit++) {
            stepMinor *= 10;
        }
        return amount.amountMinor() % stepMinor == 0
                ? Optional.empty()
                : Optional.of(new Limit.AmountNotWhole(stepMinor));
    }

    private static Optional<Limit> bank(Payer payer, MethodDescription method) {
        boolean offered = payer.bank() == null
                || method.banks().isEmpty()
                || method.banks().contains(payer.bank());
        return offered ? Optional.empty() : Optional.of(new Limit.BankNotOffered(method.banks()));
    }

    private static Optional<Limit> payer(Payer payer, MethodDescription method) {
        return method.needs().stream()
                .filter(detail -> !payer.tells(detail))
                .min(Comparator.<PayerDetail>naturalOrder())
                .map(Limit.PayerDetailMissing::new);
    }

    /** Of two limits of one kind the wider one is told. */
    private static long generosity(Limit limit) {
        return switch (limit) {
            case Limit.AmountTooLow(long minimumMinor) -> -minimumMinor;
            case Limit.AmountTooHigh(long maximumMinor) -> maximumMinor;
            case Limit.AmountNotWhole(long stepMinor) -> -stepMinor;
            case Limit.MethodNotSupported _,
                    Limit.CurrencyNotSupported _,
                    Limit.FunctionNotSupported _,
                    Limit.BankNotOffered _,
                    Limit.PayerDetailMissing _ -> 0;
        };
    }
}
