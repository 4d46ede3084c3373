package io.liushui.core.preauth;

import io.liushui.core.metrics.CommittedCounts;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Counts captures at their ends. */
@Component
class CaptureFigures {
    private static final String NAME = "liushui.captures.final";
    private static final String TEXT = "Captures that succeeded, failed or were voided";

    private final CommittedCounts counts;

    CaptureFigures(CommittedCounts counts) {
        this.counts = counts;
        List.of("succeeded", "failed", "voided")
                .forEach(outcome -> counts.announce(NAME, TEXT, Map.of("outcome", outcome)));
    }

    void ended(String outcome) {
        counts.count(NAME, TEXT, Map.of("outcome", outcome));
    }
}
