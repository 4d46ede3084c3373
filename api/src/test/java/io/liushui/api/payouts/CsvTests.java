package io.liushui.api.payouts;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class CsvTests {

    @Test
    void readsLinesOfEitherEndWithOrWithoutAMark() throws Csv.Malformed {
        assertThat(read("\uFEFFa,b\r\n1,2\n3,"))
                .containsExactly(line(1, "a", "b"), line(2, "1", "2"), line(3, "3", ""));
        assertThat(read("")).isEmpty();
        assertThat(read("a\n\nb\n")).containsExactly(line(1, "a"), line(2, ""), line(3, "b"));
    }

    @Test
    void readsWhatStandsBetweenQuotes() throws Csv.Malformed {
        assertThat(read("\"a,\"\"b\"\"\n c\",d\ne\n")).containsExactly(line(1, "a,\"b\"\n c", "d"), line(3, "e"));
    }

    @Test
    void saysInWhichLineItIsMalformed() {
        assertMalformed("a\nb,\"c\nd", 2);
        assertMalformed("a\nb\"c\n", 2);
        assertMalformed("a\n\"b\"c\n", 2);
        assertThatThrownBy(() -> Csv.read("\u00e9".getBytes(ISO_8859_1)))
                .isInstanceOf(Csv.Malformed.class)
                .hasMessageContaining("UTF-8");
    }

    @Property
    void readsBackWhateverCellsHold(@ForAll @Size(min = 1, max = 5) List<@Size(min = 1, max = 4) List<String>> rows)
            throws Csv.Malformed {
        String text = rows.stream()
                .map(row -> row.stream()
                        .map(cell -> "\"" + sound(cell).replace("\"", "\"\"") + "\"")
                        .collect(Collectors.joining(",")))
                .collect(Collectors.joining("\r\n"));

        assertThat(read(text).stream().map(Csv.Line::cells).toList())
                .isEqualTo(rows.stream()
                        .map(row -> row.stream().map(CsvTests::sound).toList())
                        .toList());
    }

    /** Without half surrogate pairs, which no UTF-8 holds. */
    private static String sound(String text) {
        return new String(text.getBytes(UTF_8), UTF_8);
    }

    private static void assertMalformed(String text, int line) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOfSatisfying(
                        Csv.Malformed.class,
                        malformed -> assertThat(malformed.line()).isEqualTo(line));
    }

    private static List<Csv.Line> read(String text) throws Csv.Malformed {
        return Csv.read(text.getBytes(UTF_8));
    }

    private static Csv.Line line(int number, String... cells) {
        return new Csv.Line(number, List.of(cells));
    }
}
