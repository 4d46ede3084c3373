package io.liushui.core.upkeep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.liushui.core.metrics.CommittedCounts;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class UpkeepTests {
    private final MeterRegistry meters = new SimpleMeterRegistry();
    private final List<String> done = new ArrayList<>();

    @Test
    void doesWhatFollowsTheOneThatFailedAndCountsIt() {
        assertThat(upkeep().each("sweeping", List.of("a", "b", "c"), this::sweep))
                .isEqualTo(2);

        assertThat(done).containsExactly("a", "c");
        assertThat(meters.counter("liushui.upkeep.failures", "step", "sweeping").count())
                .isOne();
    }

    @Test
    void doesNotHideThatTheProcessIsDying() {
        assertThatThrownBy(() -> upkeep().attempt("sweeping", "a", () -> {
                    throw new OutOfMemoryError("none left");
                }))
                .isInstanceOf(OutOfMemoryError.class);
    }

    private void sweep(String room) {
        if (room.equals("b")) {
            throw new IllegalStateException("locked");
        }
        done.add(room);
    }

    private Upkeep upkeep() {
        return new Upkeep(new CommittedCounts(meters));
    }
}
