package io.liushui.core.contracts;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** What may happen to the debits of a contract. */
sealed interface DebitStep {
    record Claim(long amountMinor) implements DebitStep {}

    /** The n-th open debit comes to its end, perhaps twice. */
    record End(int which, boolean succeeded, boolean twice) implements DebitStep {}

    /** The n-th debit ever claimed is validated once more. */
    record ClaimAgain(int which) implements DebitStep {}

    /** The n-th open debit gets its attempt. */
    record Begin(int which) implements DebitStep {}

    record Later(int hours) implements DebitStep {}

    /** Days in the life of a contract. */
    static Arbitrary<List<DebitStep>> lists() {
        Arbitrary<DebitStep> claim = Arbitraries.longs().between(1, 60_000).map(Claim::new);
        Arbitrary<DebitStep> end = Combinators.combine(
                        Arbitraries.integers().between(0, 20), Arbitraries.of(true, false), Arbitraries.of(true, false))
                .as(End::new);
        Arbitrary<DebitStep> again = Arbitraries.integers().between(0, 20).map(ClaimAgain::new);
        Arbitrary<DebitStep> begin = Arbitraries.integers().between(0, 20).map(Begin::new);
        Arbitrary<DebitStep> later = Arbitraries.integers().between(1, 30).map(Later::new);
        return Arbitraries.frequencyOf(
                        Tuple.of(6, claim),
                        Tuple.of(3, end),
                        Tuple.of(1, again),
                        Tuple.of(3, begin),
                        Tuple.of(2, later))
                .list()
                .ofMinSize(20)
                .ofMaxSize(60);
    }
}
