package io.liushui.core.payments;

import io.liushui.core.metrics.CommittedCounts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Counts payments at their two ends, and money that came late or twice. */
@Component
class PaymentFigures {
    private static final String STRAY_MONEY = "liushui.stray.money";
    private static final String STRAY_MONEY_TEXT = "Charges that came late (the payment had ended) or double";

    private final CommittedCounts counts;

    PaymentFigures(CommittedCounts counts) {
        this.counts = counts;
        List.of("late", "double").forEach(kind -> counts.announce(STRAY_MONEY, STRAY_MONEY_TEXT, Map.of("kind", kind)));
    }

    void accepted(Payment payment) {
        Map<String, String> tags = new LinkedHashMap<>();
        tags.put("method", payment.method());
        switch (payment.intent()) {
            case PAY -> counts.count("liushui.payments.accepted", "Payments accepted; replays do not count", tags);
            case AUTHORIZE ->
                counts.count("liushui.authorizations.accepted", "Authorisations accepted; replays do not count", tags);
        }
    }

    /** @param last the attempt that was paid, else the last one; null when no channel was asked */
    void ended(Payment ended, Attempt last) {
        Map<String, String> tags = new LinkedHashMap<>();
        tags.put("outcome", ended.state().code());
        tags.put("reason", ended.state().reason());
        tags.put("method", ended.method());
        tags.put("channel", last == null ? null : last.channelId());
        switch (ended.intent()) {
            case PAY -> counts.count("liushui.payments.final", "Payments that reached their one final state", tags);
            case AUTHORIZE ->
                counts.count(
                        "liushui.authorizations.final",
                        "Authorisations whose amount was held (succeeded), refused or closed",
                        tags);
        }
    }

    /** @param kind late or double */
    void strayMoney(String kind) {
        counts.count(STRAY_MONEY, STRAY_MONEY_TEXT, Map.of("kind", kind));
    }
}
