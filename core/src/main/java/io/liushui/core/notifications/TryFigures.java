package io.liushui.core.notifications;

import io.liushui.core.metrics.CommittedCounts;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Counts tries of webhooks by what came of them. */
@Component
class TryFigures {
    private static final String NAME = "liushui.webhook.tries";
    private static final String TEXT = "Tries to deliver a webhook, by result";

    private final CommittedCounts counts;

    TryFigures(CommittedCounts counts) {
        this.counts = counts;
        for (Result result : Result.values()) {
            counts.announce(NAME, TEXT, result.tags());
        }
    }

    void made(WebhookTry made) {
        counts.count(NAME, TEXT, Result.of(made.status()).tags());
    }

    enum Result {
        DELIVERED,
        REDIRECTED,
        REFUSED,
        /** 410: the endpoint is disabled. */
        GONE,
        FAILED,
        NO_ANSWER;

        /** @param status HTTP status, 0 without an answer */
        static Result of(int status) {
            if (status == 0) {
                return NO_ANSWER;
            }
            if (status == 410) {
                return GONE;
            }
            return switch (status / 100) {
                case 2 -> DELIVERED;
                case 3 -> REDIRECTED;
                case 4 -> REFUSED;
                default -> FAILED;
            };
        }

        private Map<String, String> tags() {
            return Map.of("result", name().toLowerCase(Locale.ROOT));
        }
    }
}
