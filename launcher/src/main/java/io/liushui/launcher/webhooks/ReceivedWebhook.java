package io.liushui.launcher.webhooks;

import java.time.Instant;

/**
 * @param id header {@code webhook-id}
 * @param verdict null when the signature verifies, else why not
 */
public record ReceivedWebhook(Instant at, String id, String body, String verdict) {

    public boolean verified() {
        return verdict == null;
    }
}
