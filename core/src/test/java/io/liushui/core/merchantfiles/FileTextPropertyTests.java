package io.liushui.core.merchantfiles;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** A file is read again with nothing but RFC 4180 and the rule of the apostrophe. */
class FileTextPropertyTests {
    private static final Instant NOON = Instant.parse("2026-11-26T04:00:00.000001Z");

    @Property(tries = 200)
    void whateverMerchantsWriteComesBack(@ForAll("movements") List<Movement> movements) throws IOException {
        List<CSVRecord> entries = records(written(movements), "entry");

        assertThat(entries).hasSameSizeAs(movements);
        for (int i = 0; i < movements.size(); i++) {
            CSVRecord entry = entries.get(i);
            Movement movement = movements.get(i);
            assertThat(bare(entry.get("merchant_no"))).isEqualTo(movement.merchantNo());
            assertThat(bare(entry.get("description"))).isEqualTo(movement.description());
            assertThat(entry.get("kind")).isEqualTo(movement.kind().code());
            assertThat(Long.parseLong(entry.get("amount"))).isEqualTo(movement.amountMinor());
            assertThat(Long.parseLong(entry.get("balance_change"))).isEqualTo(movement.balanceChangeMinor());
            OffsetDateTime finalAt = OffsetDateTime.parse(entry.get("final_at"));
            assertThat(finalAt.toInstant()).isEqualTo(movement.finalAt());
            assertThat(finalAt.getOffset().getId()).isEqualTo("+08:00");
        }
    }

    @Property(tries = 200)
    void theTotalsAreTheSumsOfTheRows(@ForAll("movements") List<Movement> movements) throws IOException {
        byte[] file = written(movements);

        List<CSVRecord> totals = records(file, "total");
        assertThat(totals.stream().mapToLong(total -> Long.parseLong(total.get("count"))))
                .allMatch(count -> count > 0);
        assertThat(sum(totals, "count")).isEqualTo(movements.size());
        for (CSVRecord total : totals) {
            List<CSVRecord> rows = records(file, "entry").stream()
                    .filter(row -> row.get("currency").equals(total.get("currency"))
                            && row.get("kind").equals(total.get("kind")))
                    .toList();
            assertThat(rows).hasSize(Integer.parseInt(total.get("count")));
            assertThat(sum(rows, "amount")).isEqualTo(Long.parseLong(total.get("amount")));
            assertThat(sum(rows, "balance_change")).isEqualTo(Long.parseLong(total.get("balance_change")));
        }
    }

    @Property(tries = 50)
    void theSameMovementsAreTheSameBytes(@ForAll("movements") List<Movement> movements) {
        assertThat(written(movements)).isEqualTo(written(movements));
    }

    private static byte[] written(List<Movement> movements) {
        ByteArrayOutputStream to = new ByteArrayOutputStream();
        FileText text = new FileText(to, ZoneId.of("Asia/Shanghai"));
        movements.forEach(text::add);
        text.end();
        return to.toByteArray();
    }

    private static List<CSVRecord> records(byte[] file, String record) throws IOException {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (CSVParser parser = CSVParser.parse(new StringReader(new String(file, UTF_8)), format)) {
            return parser.stream()
                    .filter(one -> one.get("record").equals(record))
                    .toList();
        }
    }

    private static long sum(List<CSVRecord> records, String column) {
        return records.stream()
                .mapToLong(one -> Long.parseLong(one.get(column)))
                .sum();
    }

    private static String bare(String cell) {
        return cell.startsWith("'") ? cell.substring(1) : cell;
    }

    @Provide
    Arbitrary<List<Movement>> movements() {
        Arbitrary<String> text =
                Arbitraries.strings().withChars("=+-@'\",;#\r\n\t a茶1").ofMaxLength(8);
        Arbitrary<String> words =
                Combinators.combine(text, Arbitraries.of("", "🍵", "é")).as(String::concat);
        return Combinators.combine(
                        Arbitraries.of(MovementKind.class),
                        text,
                        words,
                        Arbitraries.of("CNY", "JPY", "KWD"),
                        Arbitraries.longs().between(0, 1_000_000_000_000_000L),
                        Arbitraries.longs().between(-1_000_000_000_000_000L, 1_000_000_000_000_000L),
                        Arbitraries.integers().between(0, 1_000_000))
                .as((kind, number, description, currency, amount, change, micros) -> new Movement(
                        "pay_1",
                        kind,
                        number,
                        new Movement.Order("pay_1", number),
                        null,
                        "card",
                        "alpha",
                        currency,
                        amount,
                        change,
                        new Movement.Parts(null, 1L, null),
                        description,
                        NOON,
                        NOON.plusNanos(micros * 1_000L)))
                .list()
                .ofMaxSize(20);
    }
}
