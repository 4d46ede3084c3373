package io.liushui.sandbox.books;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** What the channel keeps of a charge. */
public interface Fee {

    /** @param amount in minor units, as is the result; both at least 0 */
    long of(long amount);

    /** So many hundredths of a percent, rounded half up to the minor unit. */
    static Fee basisPoints(int points) {
        return amount -> BigDecimal.valueOf(amount)
                .multiply(BigDecimal.valueOf(points))
                .divide(BigDecimal.valueOf(10_000), 0, RoundingMode.HALF_UP)
                .longValueExact();
    }
}
