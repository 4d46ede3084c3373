package io.liushui.channel.netbank;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * What the bank says was paid.
 *
 * @param fen more than 0
 */
record Money(String bankSeq, long fen, String currency) {

    /** Empty unless the message tells all three. */
    static Optional<Money> of(Message message) {
        OptionalLong fen = Yuan.fen(message.body("Amount"));
        Money money = new Money(message.body("BankSeq"), fen.orElse(0), message.body("Currency"));
        return money.fen > 0 && !money.bankSeq.isEmpty() && !money.currency.isEmpty()
                ? Optional.of(money)
                : Optional.empty();
    }
}
