package io.liushui.core.notifications;

import java.util.List;

/**
 * A webhook to be sent now.
 *
 * @param id the event's id, constant over tries: the header {@code webhook-id}
 * @param endpointEnabled false: nothing is to be sent there any more
 * @param secrets {@code whsec_…}, newest first; several while a secret rotates
 * @param tryNumber 1 for the first
 */
public record WebhookMessage(
        String id,
        String endpointId,
        String url,
        boolean endpointEnabled,
        String body,
        List<String> secrets,
        int tryNumber,
        String traceId) {

    /** Without the secrets, which must not reach a log. */
    @Override
    public String toString() {
        return "WebhookMessage[" + id + " to " + endpointId + ", try " + tryNumber + "]";
    }
}
