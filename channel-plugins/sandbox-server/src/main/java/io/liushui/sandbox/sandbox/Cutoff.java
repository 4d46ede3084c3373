package io.liushui.sandbox.sandbox;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;

/** The end of the bank's day: what was taken before it can be voided before it. */
record Cutoff(LocalTime time, ZoneId zone) {

    /** 23:00 in Beijing. */
    static final Cutoff OF_THE_BANK = new Cutoff(LocalTime.of(23, 0), ZoneId.of("Asia/Shanghai"));

    /** @param millis both since 1970 */
    boolean sameDay(long millis, long otherMillis) {
        return day(millis).equals(day(otherMillis));
    }

    private LocalDate day(long millis) {
        LocalDateTime local = LocalDateTime.ofInstant(Instant.ofEpochMilli(millis), zone);
        return local.toLocalTime().isBefore(time)
                ? local.toLocalDate()
                : local.toLocalDate().plusDays(1);
    }
}
