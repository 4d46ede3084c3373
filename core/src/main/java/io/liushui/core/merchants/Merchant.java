package io.liushui.core.merchants;

import java.time.Instant;

/** A customer of the payment centre. */
public record Merchant(String id, String name, boolean active, Instant createdAt) {}
