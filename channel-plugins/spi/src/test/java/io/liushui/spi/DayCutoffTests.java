package io.liushui.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class DayCutoffTests {
    private final DayCutoff cutoff = new DayCutoff(LocalTime.of(23, 0), ZoneId.of("Asia/Shanghai"));

    @Test
    void endsTheDayAtTheChannelsOwnTime() {
        Instant paid = Instant.parse("2026-11-26T14:59:00Z");
        assertThat(cutoff.sameDay(paid, Instant.parse("2026-11-26T14:59:59Z"))).isTrue();
        assertThat(cutoff.sameDay(paid, Instant.parse("2026-11-26T15:00:00Z"))).isFalse();
    }

    @Test
    void beginsTheNextDayAtTheCutoff() {
        Instant paid = Instant.parse("2026-11-26T15:00:00Z");
        assertThat(cutoff.sameDay(paid, Instant.parse("2026-11-27T14:59:59Z"))).isTrue();
        assertThat(cutoff.sameDay(paid, Instant.parse("2026-11-26T14:59:59Z"))).isFalse();
    }
}
