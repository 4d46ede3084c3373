package io.liushui.core.idempotency;

/**
 * @param status HTTP status
 * @param body JSON
 * @param replayed whether an earlier request made this answer
 */
public record SavedAnswer(int status, String body, boolean replayed) {}
