package io.liushui.core.merchants;

import java.time.Duration;
import java.util.List;

/**
 * Where an app is told what happened.
 *
 * @param secrets {@code whsec_...}, newest first; each message is signed with all of them while one is being rotated
 * @param schedule waits between tries, or null for the schedule in the process model
 */
public record WebhookEndpoint(
        String id, String appId, String url, List<String> secrets, boolean enabled, List<Duration> schedule) {

    /** Without the secrets. */
    @Override
    public String toString() {
        return "WebhookEndpoint[" + id + " of " + appId + ", " + url + ", enabled=" + enabled + "]";
    }
}
