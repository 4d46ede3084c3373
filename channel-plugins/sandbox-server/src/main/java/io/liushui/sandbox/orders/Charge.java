package io.liushui.sandbox.orders;

/**
 * An order of which the money was taken.
 *
 * @param sequence rises with each charge
 */
public record Charge(long sequence, Order order) {}
