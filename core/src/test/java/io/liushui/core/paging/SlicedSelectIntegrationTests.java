package io.liushui.core.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.liushui.core.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class SlicedSelectIntegrationTests {
    /** Of the rows 1 to 12, the even ones are blue and the others red; as texts they would be in another order. */
    private static final String ROWS = """
            select n from (select number as n, case when number % 2 = 0 then 'blue' else 'red' end as colour
                from generate_series(1::bigint, 12) as number) as line
            where (:colour::text is null or colour = :colour)""";

    private static final String NAMES =
            "select t.id from (values ('a'), ('b'), ('c'), ('d')) as t (id) where t.id <> :without";

    private final JdbcClient jdbc = TestDatabase.create().jdbc();

    @Test
    void beginsWithTheNewest() {
        assertThat(numbers(null, Slice.newest(3))).containsExactly(12L, 11L, 10L);
        assertThat(numbers(null, Slice.newest(1_000)))
                .hasSize(12)
                .startsWith(12L)
                .endsWith(1L);
    }

    @Test
    void goesDownFromAKeyWithoutIt() {
        assertThat(numbers(null, new Slice<>(10L, null, 3))).containsExactly(9L, 8L, 7L);
        assertThat(numbers(null, new Slice<>(2L, null, 3))).containsExactly(1L);
        assertThat(numbers(null, new Slice<>(1L, null, 3))).isEmpty();
    }

    @Test
    void endsJustAboveAKeyNewestFirstToo() {
        assertThat(numbers(null, new Slice<>(null, 7L, 3))).containsExactly(10L, 9L, 8L);
        assertThat(numbers(null, new Slice<>(null, 11L, 3))).containsExactly(12L);
        assertThat(numbers(null, new Slice<>(null, 12L, 3))).isEmpty();
    }

    @Test
    void keepsTheConditionsOfTheSelect() {
        assertThat(numbers("blue", Slice.newest(2))).containsExactly(12L, 10L);
        assertThat(numbers("blue", new Slice<>(9L, null, 2))).containsExactly(8L, 6L);
        assertThat(numbers("red", new Slice<>(null, 4L, 2))).containsExactly(7L, 5L);
    }

    @Test
    void ordersByTextsOfATableThatTheSelectNames() {
        assertThat(names(Slice.newest(2))).containsExactly("d", "c");
        assertThat(names(new Slice<>("c", null, 2))).containsExactly("a");
        assertThat(names(new Slice<>(null, "a", 1))).containsExactly("c");
    }

    @Test
    void refusesASliceThatMeansNothing() {
        assertThatIllegalArgumentException().isThrownBy(() -> Slice.newest(0));
        assertThatIllegalArgumentException().isThrownBy(() -> Slice.newest(1_001));
        assertThatIllegalArgumentException().isThrownBy(() -> new Slice<>("a", "b", 1));
    }

    private List<Long> numbers(String colour, Slice<Long> slice) {
        return SlicedSelect.by(Key.number("n"), jdbc, ROWS)
                .param("colour", colour)
                .rows(slice, (row, number) -> row.getLong("n"));
    }

    private List<String> names(Slice<String> slice) {
        return SlicedSelect.by(Key.text("t.id"), jdbc, NAMES)
                .param("without", "b")
                .rows(slice, (row, number) -> row.getString("id"));
    }
}
