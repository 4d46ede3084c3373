package io.liushui.channel.wechatpay;

import io.liushui.spi.BillUnreadable;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Bills count in yuan, everything else in fen. */
final class Fen {

    private Fen() {}

    /** @throws BillUnreadable when there is less than a whole fen in it */
    static long exactly(BigDecimal yuan) throws BillUnreadable {
        try {
            return yuan.movePointRight(2).longValueExact();
        } catch (ArithmeticException broken) {
            throw new BillUnreadable("an amount holds a broken fen");
        }
    }

    /** Fees are told with five decimals. */
    static long rounded(BigDecimal yuan) {
        return yuan.movePointRight(2).setScale(0, RoundingMode.HALF_UP).longValueExact();
    }
}
