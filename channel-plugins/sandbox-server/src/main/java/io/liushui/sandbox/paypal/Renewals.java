package io.liushui.sandbox.paypal;

import io.liushui.sandbox.books.Authorization;
import io.liushui.sandbox.wire.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

/** Authorisations that renew another: allowed of the original only, once its three days of honour are over. */
final class Renewals {

    static final String RENEWED_AT = "renewedAt";
    private static final String RENEWED_BY = "renewedBy";
    private static final Duration HONOURED = Duration.ofDays(3);
    private static final int MOST = 8;

    private Renewals() {}

    static int count(Authorization held) {
        int count = 0;
        while (held.details().containsKey(RENEWED_AT + (count + 1))) {
            count++;
        }
        return count;
    }

    /** The renewal that the same request made before, 0 when it made none. */
    static int madeBy(Authorization held, String requestId) {
        for (int generation = 1; generation <= count(held); generation++) {
            if (requestId.equals(held.details().get(RENEWED_BY + generation))) {
                return generation;
            }
        }
        return 0;
    }

    /**
     * What to note of a further one.
     *
     * @throws Refusal with PayPal's issue when it is not allowed
     */
    static Map<String, String> another(Authorization held, int generation, String requestId, Clock clock) {
        if (held.state() != Authorization.State.AUTHORIZED) {
            throw new Refusal(
                    422, "AUTHORIZATION_VOIDED", "A voided authorization cannot be captured or reauthorized.");
        }
        if (held.remaining() == 0) {
            throw new Refusal(422, "AUTHORIZATION_ALREADY_CAPTURED", "Authorization has previously been captured.");
        }
        if (generation > 0 || count(held) == MOST) {
            throw new Refusal(422, "REAUTHORIZATION_NOT_SUPPORTED", "It is the result of a prior reauthorization.");
        }
        if (clock.millis() < held.authorizedAt() + HONOURED.toMillis()) {
            throw new Refusal(422, "REAUTHORIZATION_TOO_SOON", "The authorization is still honored.");
        }
        int next = count(held) + 1;
        return Map.of(RENEWED_AT + next, Long.toString(clock.millis()), RENEWED_BY + next, requestId);
    }
}
