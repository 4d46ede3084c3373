package io.liushui.core.merchantfiles;

/**
 * The rows of one kind and currency in a file.
 *
 * @param count 1 or more
 * @param amountMinor sum of the amounts, in minor units
 * @param balanceChangeMinor sum of what the merchant's balance changed by, in minor units; below zero when it became less
 */
public record FileTotal(String currency, String kind, long count, long amountMinor, long balanceChangeMinor) {

    FileTotal plus(FileTotal other) {
        return new FileTotal(
                currency,
                kind,
                Math.addExact(count, other.count),
                Math.addExact(amountMinor, other.amountMinor),
                Math.addExact(balanceChangeMinor, other.balanceChangeMinor));
    }
}
