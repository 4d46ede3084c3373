package io.liushui.sandbox.carrier;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;

/** Months of the phone bill. */
final class Month {

    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private Month() {}

    /** @param oneMillis since 1970 */
    static boolean isSame(long oneMillis, long otherMillis) {
        return of(oneMillis).equals(of(otherMillis));
    }

    private static YearMonth of(long millis) {
        return YearMonth.from(Instant.ofEpochMilli(millis).atZone(ZONE));
    }
}
