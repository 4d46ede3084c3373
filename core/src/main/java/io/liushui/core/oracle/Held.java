package io.liushui.core.oracle;

/**
 * An authorisation in a channel's own books; amounts in minor units.
 *
 * @param orderNo our number of it
 * @param heldMinor still held
 */
public record Held(String orderNo, String currency, long capturedMinor, long heldMinor) {}
