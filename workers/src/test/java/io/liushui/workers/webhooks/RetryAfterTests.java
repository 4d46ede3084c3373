package io.liushui.workers.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTests {
    private static final Instant NOW = Instant.parse("2026-11-24T08:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "0,PT0S",
        "120,PT2M",
        "86400,PT24H",
        "86401,PT24H",
        "99999999999999999999,PT24H",
        "'Tue, 24 Nov 2026 08:05:00 GMT',PT5M",
        "'Tue, 24 Nov 2026 07:00:00 GMT',PT0S",
        "'Fri, 01 Jan 2100 00:00:00 GMT',PT24H"
    })
    void readsSecondsAndDatesUpToADay(String header, Duration expected) {
        assertThat(RetryAfter.parse(header, NOW)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-5", "soon", "1.5", "Tue, 99 Nov 2026 08:05:00 GMT"})
    void ignoresWhatItCannotRead(String header) {
        assertThat(RetryAfter.parse(header, NOW)).isNull();
    }

    @Test
    void ignoresAnAbsentHeader() {
        assertThat(RetryAfter.parse(null, NOW)).isNull();
    }
}
