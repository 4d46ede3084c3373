package io.liushui.core.idempotency;

/**
 * @param key what the merchant sent, 1 to 255 characters; unique per app
 * @param fingerprint SHA-256 over app, route and body
 */
public record IdempotencyRequest(String appId, String key, byte[] fingerprint) {}
