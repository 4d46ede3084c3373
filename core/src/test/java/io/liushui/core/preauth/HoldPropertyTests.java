package io.liushui.core.preauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class HoldPropertyTests {

    /** @param share of what may be captured now, in percent */
    record Step(Kind kind, int share, boolean last) {
        enum Kind {
            ASK,
            TAKE,
            REFUSE,
            GIVE_BACK,
            RELEASE
        }
    }

    private record Asked(long amount, boolean last) {}

    private record Taken(long amount, long released) {}

    @Property
    void whateverHappensTheSumsHold(
            @ForAll @LongRange(min = 1, max = 1_000_000) long authorized,
            @ForAll @IntRange(min = 100, max = 115) int percent,
            @ForAll("steps") List<Step> steps) {
        Hold hold = Hold.of(authorized, percent);
        Deque<Asked> asked = new ArrayDeque<>();
        List<Taken> taken = new ArrayList<>();
        for (Step step : steps) {
            hold = apply(hold, step, asked, taken);

            long sum = taken.stream().mapToLong(Taken::amount).sum();
            assertThat(hold.capturedMinor()).isEqualTo(sum);
            assertThat(hold.capturingMinor())
                    .isEqualTo(asked.stream().mapToLong(Asked::amount).sum());
            assertThat(sum + hold.capturingMinor()).isLessThanOrEqualTo(authorized * percent / 100);
            assertThat(hold.freeMinor()).isBetween(0L, hold.heldMinor());
            assertThat(hold.capturableMinor()).isNotNegative();
            assertThat(hold.state(false).holds()).isEqualTo(hold.heldMinor() > 0);
            assertThat(HoldState.of(hold.state(true).code())).isEqualTo(hold.state(true));
        }
    }

    private static Hold apply(Hold hold, Step step, Deque<Asked> asked, List<Taken> taken) {
        switch (step.kind()) {
            case ASK -> {
                long amount = hold.capturableMinor() * step.share() / 100;
                boolean closing = asked.stream().anyMatch(Asked::last);
                if (amount == 0 || closing) {
                    return hold;
                }
                asked.add(new Asked(amount, step.last()));
                return hold.asked(amount);
            }
            case TAKE -> {
                if (asked.isEmpty()) {
                    return hold;
                }
                Asked first = asked.remove();
                Hold after = hold.taken(first.amount(), first.last());
                taken.add(new Taken(first.amount(), after.releasedMinor() - hold.releasedMinor()));
                return after;
            }
            case REFUSE -> {
                return asked.isEmpty() ? hold : hold.refused(asked.remove().amount());
            }
            case GIVE_BACK -> {
                if (taken.isEmpty()) {
                    return hold;
                }
                Taken undone = taken.remove(step.share() % taken.size());
                return hold.givenBack(undone.amount(), undone.released());
            }
            case RELEASE -> {
                return asked.isEmpty() ? hold.released(hold.heldMinor()) : hold;
            }
        }
        throw new IllegalStateException(step.toString());
    }

    @Property
    void aVoidOfACaptureLeavesTheHoldAsItWasBefore(
            @ForAll @LongRange(min = 1, max = 1_000_000) long authorized,
            @ForAll @IntRange(min = 1, max = 115) int share,
            @ForAll boolean last) {
        Hold before = Hold.of(authorized, 115);
        long amount = Math.max(1, before.capturableMinor() * share / 115);

        Hold taken = before.asked(amount).taken(amount, last);

        assertThat(taken.givenBack(amount, taken.releasedMinor())).isEqualTo(before);
    }

    @Example
    void refusesSumsThatCannotBe() {
        Hold hold = Hold.of(100, 115);
        assertThatThrownBy(() -> hold.asked(116)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> hold.released(101)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> hold.refused(1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> hold.givenBack(1, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> hold.asked(100).taken(101, false)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Hold.of(0, 100)).isInstanceOf(IllegalArgumentException.class);
    }

    @Example
    void aCaptureAboveTheAmountLeavesNothingHeld() {
        Hold hold = Hold.of(100, 115).asked(110).taken(110, false);

        assertThat(hold.state(false)).isEqualTo(new HoldState.Captured());
        assertThat(hold.capturableMinor()).isZero();
        assertThat(hold.givenBack(110, 0).heldMinor()).isEqualTo(100);
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        return Combinators.combine(
                        Arbitraries.of(Step.Kind.class),
                        Arbitraries.integers().between(1, 100),
                        Arbitraries.of(false, false, false, true))
                .as(Step::new)
                .list()
                .ofMaxSize(30);
    }
}
