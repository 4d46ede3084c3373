package io.liushui.core.payments;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** What may happen to the payments of a phone number. */
sealed interface PhoneBillStep {
    record Pay(long amountMinor, Fate fate) implements PhoneBillStep {}

    record Later(int days) implements PhoneBillStep {}

    /** Some months of one number. */
    static Arbitrary<List<PhoneBillStep>> lists() {
        Arbitrary<PhoneBillStep> pay = Combinators.combine(
                        Arbitraries.longs().between(1, 5_000), Arbitraries.of(Fate.class))
                .as(Pay::new);
        Arbitrary<PhoneBillStep> later = Arbitraries.integers().between(1, 9).map(Later::new);
        return Arbitraries.frequencyOf(Tuple.of(8, pay), Tuple.of(1, later))
                .list()
                .ofMinSize(15)
                .ofMaxSize(40);
    }

    enum Fate {
        WAITS,
        PAID,
        PAID_TOLD_TWICE,
        DECLINED,
        CLOSED,
        /** Closed at the channel, which says afterwards that it is paid: the money goes back. */
        LATE;

        boolean counts() {
            return switch (this) {
                case WAITS, PAID, PAID_TOLD_TWICE -> true;
                case DECLINED, CLOSED, LATE -> false;
            };
        }
    }
}
