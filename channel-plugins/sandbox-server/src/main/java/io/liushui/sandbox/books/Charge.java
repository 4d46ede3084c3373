package io.liushui.sandbox.books;

/**
 * An order or capture of which the money was taken.
 *
 * @param sequence rises with each charge, over all channels
 */
public record Charge(long sequence, Order order) {}
