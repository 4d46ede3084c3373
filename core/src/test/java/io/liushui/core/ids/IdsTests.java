package io.liushui.core.ids;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class IdsTests {
    private static final Instant NOW = Instant.parse("2026-11-24T00:00:00Z");

    @Test
    void tellsItsKind() {
        assertThat(Ids.isId("pay", Ids.next("pay", NOW))).isTrue();
        assertThat(Ids.isId("ref", Ids.next("pay", NOW))).isFalse();
        assertThat(Ids.isId("pay", "pay_1")).isFalse();
        assertThat(Ids.isId("pay", null)).isFalse();
    }

    @Test
    void sortsByTime() {
        String earlier = Ids.next("pay", NOW);
        assertThat(Ids.next("pay", NOW.plusMillis(1))).isGreaterThan(earlier);
        assertThat(Ids.next("pay", NOW.plusSeconds(100_000_000))).isGreaterThan(earlier);
    }

    @Test
    void isNotRepeatedWithinAMillisecond() {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 10_000; i++) {
            assertThat(seen.add(Ids.next("pay", NOW))).isTrue();
        }
    }
}
