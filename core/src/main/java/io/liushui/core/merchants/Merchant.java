package io.liushui.core.merchants;

import java.time.Instant;

/**
 * A customer of the payment centre.
 *
 * @param settlementDays after how many days captured money is available, 0 to 90; 0 for at once, otherwise at the start of that UTC day
 */
public record Merchant(String id, String name, boolean active, int settlementDays, Instant createdAt) {}
