package io.liushui.core.merchantfiles;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** When days end, and from when on their files are there. */
@Component
class FileCalendar {
    private final ZoneId zone;
    private final Duration grace;
    private final Clock clock;

    /**
     * @param zone whose midnight ends a day
     * @param grace how long after its end a day is closed, so that what is under way at midnight is in its own day's file
     */
    FileCalendar(
            @Value("${liushui.reconciliation.zone:Asia/Shanghai}") ZoneId zone,
            @Value("${liushui.reconciliation.grace:10m}") Duration grace,
            Clock clock) {
        if (grace.isNegative()) {
            throw new IllegalArgumentException("liushui.reconciliation.grace is negative: " + grace);
        }
        this.zone = zone;
        this.grace = grace;
        this.clock = clock;
    }

    ZoneId zone() {
        return zone;
    }

    Instant now() {
        return clock.instant();
    }

    LocalDate today() {
        return dayOf(clock.instant());
    }

    LocalDate dayOf(Instant instant) {
        return LocalDate.ofInstant(instant, zone);
    }

    /** The first instant of the next day. */
    Instant endOf(LocalDate day) {
        return day.plusDays(1).atStartOfDay(zone).toInstant();
    }

    Instant readyAt(LocalDate day) {
        return endOf(day).plus(grace);
    }

    boolean isReady(LocalDate day) {
        return !clock.instant().isBefore(readyAt(day));
    }

    /** The newest day whose file can be had. */
    LocalDate lastReady() {
        return dayOf(clock.instant().minus(grace)).minusDays(1);
    }
}
