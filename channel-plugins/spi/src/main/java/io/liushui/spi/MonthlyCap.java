package io.liushui.spi;

import java.time.ZoneId;
import java.util.Objects;

/**
 * The most that one phone number may pay by a method in a calendar month. Such a method has no pre-authorisation.
 *
 * @param maximumMinor in minor units of the payment's currency, at least 1
 * @param zone whose midnight ends a month
 */
public record MonthlyCap(long maximumMinor, ZoneId zone) {

    public MonthlyCap {
        Objects.requireNonNull(zone, "a month ends somewhere");
        if (maximumMinor < 1) {
            throw new IllegalArgumentException("a monthly cap must be 1 or more");
        }
    }
}
