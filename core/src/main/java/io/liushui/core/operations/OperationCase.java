package io.liushui.core.operations;

import java.time.Instant;

/**
 * An operation whose outcome stays unknown, and which waits for a person.
 *
 * @param verdict null while nothing is decided; a settlement that waits for its second person
 */
public record OperationCase(String id, ChannelOperation operation, Instant openedAt, OperationVerdict verdict) {}
