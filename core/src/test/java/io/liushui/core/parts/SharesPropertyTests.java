package io.liushui.core.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.liushui.core.parts.Shares.Standing;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class SharesPropertyTests {

    /** One thing that happens to a payment. */
    sealed interface Step {
        /** @param perMille of what is left, at least 1 minor unit */
        record Refund(int perMille) implements Step {}

        record Fail(int place) implements Step {}
    }

    @Property
    void everyUnitGoesBackOnceInWhateverStepsAndWhateverFails(
            @ForAll("amounts") List<Long> parts,
            @ForAll @LongRange(min = 1, max = 1_000_000_000_000L) long channel,
            @ForAll("steps") List<Step> steps) {
        Model model = new Model(parts, channel);
        for (Step step : steps) {
            switch (step) {
                case Step.Refund(int perMille)
                when model.left() > 0 -> model.refund(Math.max(1, model.left() / 1000 * perMille));
                case Step.Fail(int place) when place < model.refunds.size() -> model.fail(place);
                case Step.Refund _, Step.Fail _ -> {
                    // nothing is left, or there is no such refund
                }
            }
        }
        if (model.left() > 0) {
            model.refund(model.left());
        }
        assertThat(model.returning).containsExactly(model.amounts);
        assertThat(model.channelReturning()).isEqualTo(channel);
    }

    @Property
    void onePartGetsItsPortionRoundedDownAtEveryMoment(
            @ForAll @LongRange(min = 1, max = 1_000_000_000L) long part,
            @ForAll @LongRange(min = 1, max = 1_000_000_000L) long channel,
            @ForAll @Size(max = 12) List<@LongRange(min = 1, max = 300_000_000L) Long> refunds) {
        Model model = new Model(List.of(part), channel);
        for (long refund : refunds) {
            if (refund > model.left()) {
                break;
            }
            model.refund(refund);
            assertThat(model.returning[0]).isEqualTo(model.portion(0));
        }
    }

    @Property
    void severalPartsAreNeverFurtherFromTheirPortionThanTheyAreMany(
            @ForAll("amounts") List<Long> parts,
            @ForAll @LongRange(min = 1, max = 1_000L) long channel,
            @ForAll @Size(max = 20) List<@LongRange(min = 1, max = 3_000L) Long> refunds) {
        Model model = new Model(parts, channel);
        for (long refund : refunds) {
            if (refund > model.left()) {
                break;
            }
            model.refund(refund);
            for (int place = 0; place < parts.size(); place++) {
                assertThat(model.returning[place] - model.portion(place))
                        .isBetween((long) -parts.size(), (long) parts.size());
            }
        }
    }

    @Property
    void theUnitsOfAPartGoBackWithItsAmount(
            @ForAll @LongRange(min = 1, max = 1_000_000_000L) long units,
            @ForAll @Size(min = 1, max = 8) List<@LongRange(min = 1, max = 1_000_000_000L) Long> shares) {
        long amount = shares.stream().mapToLong(Long::longValue).sum();
        long returning = 0;
        long given = 0;
        for (long share : shares) {
            long back = Shares.units(units, given, new Standing(amount, returning), share);
            assertThat(back).isNotNegative();
            returning += share;
            given += back;
            assertThat(given).isLessThanOrEqualTo(units);
        }
        assertThat(given).isEqualTo(units);
    }

    /** Rounding everything down would owe the channel 2 of its 1. */
    @Example
    void theChannelNeverGetsMoreThanItPaid() {
        assertThat(Shares.of(List.of(new Standing(1, 0), new Standing(1, 0)), 3, 0, 2))
                .containsExactly(1L, 0L);
        assertThat(Shares.of(List.of(new Standing(1, 1), new Standing(1, 0)), 3, 2, 1))
                .containsExactly(0L, 1L);
    }

    @Example
    void moreThanIsLeftIsNoRefund() {
        assertThatThrownBy(() -> Shares.of(List.of(new Standing(1, 0)), 3, 2, 2))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Shares.of(List.of(new Standing(1, 0)), 3, 2, 0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Provide
    Arbitrary<List<Long>> amounts() {
        Arbitrary<Long> amount = Arbitraries.oneOf(
                Arbitraries.longs().between(1, 5),
                Arbitraries.longs().between(1, 5_000),
                Arbitraries.longs().between(1, 90_000_000_000_000L));
        return amount.list().ofMinSize(1).ofMaxSize(6);
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<Step> refund = Arbitraries.integers().between(0, 1000).map(Step.Refund::new);
        Arbitrary<Step> fail = Arbitraries.integers().between(0, 4).map(Step.Fail::new);
        return Arbitraries.frequencyOf(net.jqwik.api.Tuple.of(3, refund), net.jqwik.api.Tuple.of(1, fail))
                .list()
                .ofMaxSize(20);
    }

    /** A payment, and the shares of the refunds that have not failed. */
    private static final class Model {
        final long[] amounts;
        final long[] returning;
        final long channel;
        final List<List<Long>> refunds = new ArrayList<>();
        long refunding;

        Model(List<Long> parts, long channel) {
            this.amounts = parts.stream().mapToLong(Long::longValue).toArray();
            this.returning = new long[parts.size()];
            this.channel = channel;
        }

        long total() {
            return channel + Arrays.stream(amounts).sum();
        }

        long left() {
            return total() - refunding;
        }

        long channelReturning() {
            return refunding - Arrays.stream(returning).sum();
        }

        long portion(int place) {
            return BigInteger.valueOf(amounts[place])
                    .multiply(BigInteger.valueOf(refunding))
                    .divide(BigInteger.valueOf(total()))
                    .longValueExact();
        }

        void refund(long amount) {
            List<Standing> standing = new ArrayList<>();
            for (int place = 0; place < amounts.length; place++) {
                standing.add(new Standing(amounts[place], returning[place]));
            }
            long channelBefore = channelReturning();
            List<Long> shares = Shares.of(standing, total(), refunding, amount);
            refunds.add(new ArrayList<>(shares));
            refunds.getLast().add(amount);
            refunding += amount;
            for (int place = 0; place < amounts.length; place++) {
                assertThat(shares.get(place)).isNotNegative();
                returning[place] += shares.get(place);
                assertThat(returning[place]).isLessThanOrEqualTo(amounts[place]);
            }
            assertThat(channelReturning()).isBetween(channelBefore, channel);
        }

        void fail(int refund) {
            List<Long> shares = refunds.remove(refund);
            refunding -= shares.getLast();
            for (int place = 0; place < amounts.length; place++) {
                returning[place] -= shares.get(place);
            }
        }
    }
}
