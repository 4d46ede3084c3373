package io.liushui.core.routing;

import io.liushui.core.channels.ChannelAccount;
import io.liushui.core.channels.ChannelPrice;
import io.liushui.spi.ChannelDescription;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Ranks channels; pure. */
final class RoutePlanner {

    private RoutePlanner() {}

    /** @param account null when we have none at this channel */
    record Offer(ChannelDescription description, ChannelAccount account) {}

    static RoutePlan plan(RouteRequest request, RouteStrategy strategy, List<Offer> offers) {
        List<Candidate> all =
                offers.stream().map(offer -> candidate(request, offer)).toList();
        List<Candidate> eligible = all.stream()
                .filter(candidate -> candidate.rejected() == null)
                .sorted(strategy.order())
                .toList();
        Stream<Candidate> rejected = all.stream()
                .filter(candidate -> candidate.rejected() != null)
                .sorted(Comparator.comparing(Candidate::channelId));
        return new RoutePlan(
                eligible.stream().map(Candidate::channelId).findFirst(),
                Stream.concat(eligible.stream(), rejected).toList());
    }

    private static Candidate candidate(RouteRequest request, Offer offer) {
        ChannelAccount account = offer.account();
        Optional<ChannelPrice> price = account == null
                ? Optional.empty()
                : account.price(request.method(), request.amount().currency());
        return new Candidate(
                offer.description().channelId(),
                price.map(known -> known.feeMinor(request.amount().amountMinor()))
                        .orElse(0L),
                account == null ? Integer.MAX_VALUE : account.priority(),
                rejection(request, offer, price));
    }

    private static String rejection(RouteRequest request, Offer offer, Optional<ChannelPrice> price) {
        if (request.excludedChannels().contains(offer.description().channelId())) {
            return "already_tried";
        }
        if (request.onlyChannel() != null
                && !request.onlyChannel().equals(offer.description().channelId())) {
            return "contract_elsewhere";
        }
        if (offer.account() == null || !offer.account().enabled()) {
            return "disabled";
        }
        return ChannelLimits.broken(request, offer.description())
                .map(Limit::code)
                .orElseGet(() -> price.isEmpty() ? "no_price" : full(request, offer));
    }

    private static String full(RouteRequest request, Offer offer) {
        return request.fullChannels().contains(offer.description().channelId()) ? Candidate.MONTHLY_CAP_REACHED : null;
    }
}
