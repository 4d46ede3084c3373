package io.liushui.spi;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;

/** The end of a channel's settlement day: what was paid before it can be voided before it. */
public record DayCutoff(LocalTime time, ZoneId zone) {

    /** Whether both instants lie in the same settlement day. */
    public boolean sameDay(Instant paidAt, Instant now) {
        return !now.isBefore(paidAt) && now.isBefore(endOfDay(paidAt));
    }

    /** The first cut-off after the instant; at a cut-off itself, the next one. */
    public Instant endOfDay(Instant instant) {
        LocalDateTime local = LocalDateTime.ofInstant(instant, zone);
        LocalDateTime end = local.toLocalDate().atTime(time);
        return (local.isBefore(end) ? end : end.plusDays(1)).atZone(zone).toInstant();
    }
}
