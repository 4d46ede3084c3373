package io.liushui.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.liushui.core.money.Money;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class EntryPropertyTests {

    @Property
    void takesEveryBalancedEntry(@ForAll("balanced") List<Line> lines) {
        assertThat(new Entry("x", "x", lines).lines()).isEqualTo(lines);
    }

    @Property
    void refusesEveryBalancedEntryWithOneLineLost(@ForAll("balanced") List<Line> lines, @ForAll int pick) {
        List<Line> fewer = new ArrayList<>(lines);
        fewer.remove(Math.floorMod(pick, fewer.size()));

        assertThatIllegalArgumentException().isThrownBy(() -> new Entry("x", "x", fewer));
    }

    @Provide
    Arbitrary<List<Line>> balanced() {
        Arbitrary<Money> money = Combinators.combine(
                        Arbitraries.longs().between(1, Money.MAXIMUM_MINOR), Arbitraries.of("CNY", "JPY", "KWD"))
                .as(Money::new);
        return Combinators.combine(money, Arbitraries.of(Account.class), Arbitraries.of(Account.class))
                .as((amount, from, to) -> List.of(Line.debit(from, "a", amount), Line.credit(to, "b", amount)))
                .list()
                .ofMinSize(1)
                .ofMaxSize(10)
                .map(pairs -> pairs.stream().flatMap(List::stream).toList());
    }
}
