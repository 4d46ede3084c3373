package io.liushui.sandbox.carrier;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MonthTests {

    @ParameterizedTest
    @CsvSource({
        // The month ends at 16:00 UTC, which is midnight in Shanghai
        "2026-11-01T00:00:00Z,2026-11-30T15:59:59Z,true",
        "2026-11-30T15:59:59Z,2026-11-30T16:00:00Z,false",
        "2026-10-31T16:00:00Z,2026-11-15T00:00:00Z,true",
        "2025-11-15T00:00:00Z,2026-11-15T00:00:00Z,false"
    })
    void isTheCarriersMonth(Instant one, Instant other, boolean same) {
        assertThat(Month.isSame(one.toEpochMilli(), other.toEpochMilli())).isEqualTo(same);
    }
}
