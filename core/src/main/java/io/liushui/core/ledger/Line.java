package io.liushui.core.ledger;

import io.liushui.core.money.Money;

/**
 * One side of an entry.
 *
 * @param owner whose account it is: a channel, merchant or payment id
 * @param debitMinor in minor units; exactly one of debit and credit is more than 0
 */
public record Line(Account account, String owner, long debitMinor, long creditMinor, String currency) {

    /** @throws IllegalArgumentException when it is neither a debit nor a credit */
    public Line {
        if (debitMinor < 0 || creditMinor < 0 || (debitMinor == 0) == (creditMinor == 0)) {
            throw new IllegalArgumentException(
                    "a line is either a debit or a credit: debit " + debitMinor + ", credit " + creditMinor);
        }
    }

    public static Line debit(Account account, String owner, Money amount) {
        return new Line(account, owner, amount.amountMinor(), 0, amount.currency());
    }

    public static Line credit(Account account, String owner, Money amount) {
        return new Line(account, owner, 0, amount.amountMinor(), amount.currency());
    }
}
