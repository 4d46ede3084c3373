package io.liushui.core.outbox;

import java.time.Duration;
import java.util.Map;

/**
 * A message that a process waits for.
 *
 * @param messageId the engine takes a message of the same name, key and id once while it is buffered
 * @param variables ids and decisions only: no personal data, no decimals
 * @param timeToLive how long the engine keeps it when nobody waits yet; more than zero
 */
public record EngineMessage(
        String name,
        String correlationKey,
        String messageId,
        Map<String, Object> variables,
        Duration timeToLive,
        String traceId) {}
