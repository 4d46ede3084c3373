package io.liushui.core.payments;

import io.liushui.core.ledger.Account;
import io.liushui.core.ledger.Line;
import io.liushui.core.money.Money;

/**
 * Whose a payment's money is.
 *
 * @param accountId the account that it was credited to
 * @param ledgerAccount where the journal keeps it
 * @param owner there: the merchant, wallet or credit line
 */
public record MoneyOwner(String accountId, Account ledgerAccount, String owner) {

    /** The journal's line that takes this much away again. */
    public Line less(Money amount) {
        return Line.debit(ledgerAccount, owner, amount);
    }
}
