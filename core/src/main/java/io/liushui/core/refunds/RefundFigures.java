package io.liushui.core.refunds;

import io.liushui.core.metrics.CommittedCounts;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Counts refunds and voids at their end. */
@Component
class RefundFigures {
    private static final String NAME = "liushui.refunds.final";
    private static final String TEXT = "Refunds that reached their final state";

    private final CommittedCounts counts;

    RefundFigures(CommittedCounts counts) {
        this.counts = counts;
        for (Origin origin : Origin.values()) {
            List.of("succeeded", "failed").forEach(outcome -> counts.announce(NAME, TEXT, tags(outcome, origin)));
        }
    }

    void ended(Refund refund) {
        counts.count(NAME, TEXT, tags(refund.state().code(), refund.origin()));
    }

    private static Map<String, String> tags(String outcome, Origin origin) {
        return Map.of("outcome", outcome, "origin", origin.code());
    }
}
