package io.liushui.core.merchants;

/**
 * An entry of the order information that the cashier shows.
 *
 * @param key in the payment's {@code order_info}
 * @param zh its name in Chinese
 * @param en its name in English
 */
public record OrderField(String key, String zh, String en) {}
