package io.liushui.core.payouts;

import io.liushui.core.metrics.CommittedCounts;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Counts payouts at their first end. */
@Component
class PayoutFigures {
    private static final String NAME = "liushui.payouts.final";
    private static final String TEXT = "Payouts that reached their end";

    private final CommittedCounts counts;

    PayoutFigures(CommittedCounts counts) {
        this.counts = counts;
    }

    void ended(Payout payout) {
        Map<String, String> tags = new HashMap<>();
        tags.put("outcome", payout.state().code());
        tags.put("reason", payout.state().reason());
        tags.put("channel", payout.operationId() == null ? null : payout.frozenAt());
        counts.count(NAME, TEXT, tags);
    }
}
