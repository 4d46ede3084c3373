package io.liushui.spi;

/**
 * Money as a channel states it, to be compared with what it was asked for.
 *
 * @param amountMinor in minor units
 * @param currency ISO 4217
 */
public record StatedAmount(long amountMinor, String currency) {}
