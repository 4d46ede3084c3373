package io.liushui.core.coupons;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Holds templates and coupons in PostgreSQL against a model in memory, command by command; many commands come twice, or too late. */
class CouponsPropertyTests {
    private static final long MORE_THAN_A_COUPON = 5_000;

    /** @param place of a coupon, in the order of issue */
    sealed interface Command {
        record Issue(int number, int payer) implements Command {}

        record Hold(int place, long total) implements Command {}

        record Use(int place) implements Command {}

        record Release(int place) implements Command {}

        record GiveBack(int place, Share share, boolean whole) implements Command {}

        record Expire() implements Command {}

        record Wait(int hours) implements Command {}
    }

    private static final class Parts {
        /** By the place of their coupon. */
        private final Map<Integer, Integer> last = new HashMap<>();

        private int number;

        int next() {
            return ++number;
        }
    }

    enum Share {
        NOTHING,
        A_PART,
        ALL_THAT_IS_LEFT,
        TOO_MUCH
    }

    @Property(tries = 60)
    void noOrderOfCommandsBreaksTheSums(
            @ForAll("commands") List<Command> commands, @ForAll boolean byPlatform, @ForAll boolean returns) {
        RealTemplate real = new RealTemplate(byPlatform, returns);
        ModelTemplate model = new ModelTemplate(returns, CouponDesk.now().plus(Duration.ofDays(10)));
        Parts parts = new Parts();
        for (int payer = 1; payer <= 2; payer++) {
            tell(new Command.Issue(payer, payer), real, model, parts);
        }
        for (Command command : commands) {
            tell(command, real, model, parts);
            assertThat(real.states()).as("after %s of %s", command, commands).isEqualTo(model.states());
            assertThat(real.sums()).as("after %s of %s", command, commands).isEqualTo(model.sums());
            assertThat(real.cost()).isEqualTo(byPlatform ? model.sums().spentMinor() : 0);
        }
        assertThat(CouponDesk.broken()).as("after %s", commands).isEmpty();
    }

    private static void tell(Command command, RealTemplate real, ModelTemplate model, Parts parts) {
        Instant now = CouponDesk.now();
        switch (command) {
            case Command.Issue(int number, int payer) ->
                same(command, real.issue(number, payer), model.issue(number, payer, now));
            case Command.Hold(int place, long total)
            when place < model.size() -> {
                int part = parts.next();
                String held = model.hold(place, part, total, now);
                same(command, real.hold(place, part, total), held);
                if (held.startsWith("held")) {
                    parts.last.put(place, part);
                }
            }
            case Command.Use(int place)
            when parts.last.containsKey(place) ->
                same(command, real.use(parts.last.get(place)), model.use(place, parts.last.get(place)));
            case Command.Release(int place)
            when parts.last.containsKey(place) ->
                same(command, real.release(parts.last.get(place)), model.release(place, parts.last.get(place), now));
            case Command.GiveBack(int place, Share share, boolean whole)
            when parts.last.containsKey(place) -> {
                int part = parts.last.get(place);
                long amount = amount(share, model.rest(place));
                same(command, real.giveBack(part, amount, whole), model.giveBack(place, part, amount, whole, now));
            }
            case Command.Expire() -> {
                real.expire();
                model.expire(now);
            }
            case Command.Wait(int hours) -> CouponDesk.WORLD.clock.advance(Duration.ofHours(hours));
            case Command.Hold _, Command.Use _, Command.Release _, Command.GiveBack _ -> {} // of no coupon yet
        }
    }

    private static void same(Command command, String told, String meant) {
        assertThat(told).as(command.toString()).isEqualTo(meant);
    }

    private static long amount(Share share, long rest) {
        return switch (share) {
            case NOTHING -> 0;
            case A_PART -> Math.ceilDiv(rest, 3);
            case ALL_THAT_IS_LEFT -> rest;
            case TOO_MUCH -> MORE_THAN_A_COUPON;
        };
    }

    @Provide
    Arbitrary<List<Command>> commands() {
        Arbitrary<Integer> place =
                Arbitraries.frequency(Tuple.of(3, 0), Tuple.of(2, 1), Tuple.of(1, 2), Tuple.of(1, 3));
        Arbitrary<Long> total = Arbitraries.of(2L, 700L, 5_000L);
        Arbitrary<Integer> number = Arbitraries.integers().between(1, 7);
        Arbitrary<Integer> payer = Arbitraries.integers().between(1, 3);
        Arbitrary<Integer> hours = Arbitraries.of(1, 30, 80);
        return Arbitraries.<Command>frequencyOf(
                        Tuple.of(2, Combinators.combine(number, payer).as(Command.Issue::new)),
                        Tuple.of(6, Combinators.combine(place, total).as(Command.Hold::new)),
                        Tuple.of(4, place.map(Command.Use::new)),
                        Tuple.of(3, place.map(Command.Release::new)),
                        Tuple.of(
                                4,
                                Combinators.combine(place, Arbitraries.of(Share.class), Arbitraries.of(true, false))
                                        .as(Command.GiveBack::new)),
                        Tuple.of(1, Arbitraries.just(new Command.Expire())),
                        Tuple.of(1, hours.map(Command.Wait::new)))
                .list()
                .ofMinSize(15)
                .ofMaxSize(40);
    }
}
