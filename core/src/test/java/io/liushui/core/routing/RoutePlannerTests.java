package io.liushui.core.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.liushui.core.channels.ChannelAccount;
import io.liushui.core.channels.ChannelPrice;
import io.liushui.core.fake.FakeChannel;
import io.liushui.core.money.Money;
import io.liushui.core.routing.RoutePlanner.Offer;
import io.liushui.spi.ChannelDescription;
import io.liushui.spi.ChannelFunction;
import io.liushui.spi.Payer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class RoutePlannerTests {
    private static final Money AMOUNT = new Money(10_000, "CNY");
    private static final RouteRequest CARD = new RouteRequest("card", AMOUNT, Set.of(), Payer.UNKNOWN);

    @Example
    void takesTheCheapestOrTheMostPreferred() {
        List<Offer> offers = List.of(offer("a", 6000, 2), offer("b", 5000, 3), offer("c", 7000, 1));

        assertThat(RoutePlanner.plan(CARD, RouteStrategy.PRICE, offers).chosen())
                .contains("b");
        assertThat(RoutePlanner.plan(CARD, RouteStrategy.PRIORITY, offers).chosen())
                .contains("c");
        assertThat(RoutePlanner.plan(CARD, RouteStrategy.PRICE, offers).candidates())
                .containsExactly(
                        new Candidate("b", 50, 3, null),
                        new Candidate("a", 60, 2, null),
                        new Candidate("c", 70, 1, null));
    }

    @Example
    void tellsWhyAChannelIsNotTaken() {
        Offer good = offer("a", 6000, 1);

        assertThat(rejection(good, new RouteRequest("card", AMOUNT, Set.of("a"), Payer.UNKNOWN)))
                .isEqualTo("already_tried");
        assertThat(rejection(good, new RouteRequest("cheque", AMOUNT, Set.of(), Payer.UNKNOWN)))
                .isEqualTo("method_not_supported");
        assertThat(rejection(good, new RouteRequest("card", new Money(1, "USD"), Set.of(), Payer.UNKNOWN)))
                .isEqualTo("currency_not_supported");
        assertThat(rejection(good, new RouteRequest("card", new Money(0, "CNY"), Set.of(), Payer.UNKNOWN)))
                .isEqualTo("amount_too_low");
        assertThat(rejection(good, new RouteRequest("card", new Money(1_000_001, "CNY"), Set.of(), Payer.UNKNOWN)))
                .isEqualTo("amount_too_high");
        assertThat(rejection(good, new RouteRequest("card", new Money(1, "JPY"), Set.of(), Payer.UNKNOWN)))
                .isEqualTo("no_price");
        assertThat(rejection(new Offer(good.description(), null), CARD)).isEqualTo("disabled");
        assertThat(rejection(new Offer(good.description(), new ChannelAccount("a", false, 1, Map.of())), CARD))
                .isEqualTo("disabled");
        ChannelDescription bare = new ChannelDescription(
                "a", good.description().methods(), good.description().currencyExponents(), Set.of());
        assertThat(rejection(
                        new Offer(bare, good.account()),
                        new RouteRequest("card", AMOUNT, Set.of(), Set.of(ChannelFunction.REFUND), Payer.UNKNOWN)))
                .isEqualTo("function_not_supported");
        assertThat(rejection(good, CARD.withoutRoomAt(Set.of("a")))).isEqualTo("monthly_cap_reached");
        assertThat(rejection(good, CARD.withoutRoomAt(Set.of("b")))).isNull();
        assertThat(rejection(good, CARD)).isNull();
    }

    @Example
    void tellsThePayerOfAMonthlyCapOnlyWhenItStandsInTheWay() {
        List<Offer> offers = List.of(offer("a", 6000, 1));

        assertThat(RoutePlanner.plan(CARD.withoutRoomAt(Set.of("a")), RouteStrategy.PRICE, offers)
                        .noneBecause())
                .isEqualTo("monthly_cap_reached");
        assertThat(RoutePlanner.plan(CARD, RouteStrategy.PRICE, List.of()).noneBecause())
                .isEqualTo("no_route");
    }

    @Example
    void refusesAStrategyItDoesNotKnow() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RouteStrategy.of("luck"))
                .withMessageContaining("luck");
        assertThat(RouteStrategy.of("price")).isEqualTo(RouteStrategy.PRICE);
    }

    @Property
    void givesTheSamePlanInWhateverOrderTheChannelsCome(
            @ForAll @Size(min = 1, max = 8) List<@IntRange(min = 0, max = 3) Integer> measures,
            @ForAll RouteStrategy strategy,
            @ForAll long seed) {
        List<Offer> offers = offers(measures);
        List<Offer> shuffled = new ArrayList<>(offers);
        Collections.shuffle(shuffled, new Random(seed));

        assertThat(RoutePlanner.plan(CARD, strategy, shuffled)).isEqualTo(RoutePlanner.plan(CARD, strategy, offers));
    }

    @Property
    void neverTakesAChannelThatIsDearerOrTriedBefore(
            @ForAll @Size(min = 1, max = 8) List<@IntRange(min = 0, max = 3) Integer> measures,
            @ForAll @IntRange(min = 0, max = 7) int tried) {
        RoutePlan plan = RoutePlanner.plan(
                new RouteRequest("card", AMOUNT, Set.of("c" + tried), Payer.UNKNOWN),
                RouteStrategy.PRICE,
                offers(measures));

        assertThat(plan.candidates()).hasSize(measures.size());
        assertThat(plan.chosen()).isNotEqualTo(java.util.Optional.of("c" + tried));
        long least = plan.candidates().stream()
                .filter(candidate -> candidate.rejected() == null)
                .mapToLong(Candidate::feeMinor)
                .min()
                .orElse(-1);
        plan.chosen()
                .ifPresentOrElse(
                        chosen -> assertThat(plan.candidates().getFirst())
                                .satisfies(
                                        first -> assertThat(first.channelId()).isEqualTo(chosen))
                                .satisfies(first -> assertThat(first.feeMinor()).isEqualTo(least)),
                        () -> assertThat(least).isEqualTo(-1));
    }

    private static List<Offer> offers(List<Integer> measures) {
        List<Offer> offers = new ArrayList<>();
        for (int i = 0; i < measures.size(); i++) {
            offers.add(offer("c" + i, measures.get(i) * 1000, measures.get(measures.size() - 1 - i)));
        }
        return offers;
    }

    private static String rejection(Offer offer, RouteRequest request) {
        return RoutePlanner.plan(request, RouteStrategy.PRICE, List.of(offer))
                .candidates()
                .getFirst()
                .rejected();
    }

    private static Offer offer(String id, int ratePpm, int priority) {
        return new Offer(
                new FakeChannel(id, exchange -> {}).describe(),
                new ChannelAccount(
                        id,
                        true,
                        priority,
                        Map.of(new ChannelAccount.Priced("card", "CNY"), new ChannelPrice(ratePpm, 0, 0, null))));
    }
}
