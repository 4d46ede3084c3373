package io.liushui.sandbox.netbank;

import java.math.BigDecimal;

/** Yuan with two decimals. */
final class BankMoney {

    private BankMoney() {}

    /** @param fen may be negative */
    static String of(long fen) {
        return BigDecimal.valueOf(fen, 2).toPlainString();
    }

    /** @throws io.liushui.sandbox.wire.Refusal when it is no amount */
    static long fen(String yuan) {
        if (!yuan.matches("[0-9]{1,13}\\.[0-9]{2}")) {
            throw BankXml.malformed("an amount must have two decimals");
        }
        return new BigDecimal(yuan).movePointRight(2).longValueExact();
    }
}
