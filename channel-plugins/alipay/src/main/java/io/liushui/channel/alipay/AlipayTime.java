package io.liushui.channel.alipay;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Optional;

/** Times as Alipay writes them: {@code yyyy-MM-dd HH:mm:ss} in Shanghai. */
final class AlipayTime {
    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withResolverStyle(ResolverStyle.STRICT);
    private static final Duration LONGEST = Duration.ofDays(15);
    private static final long SHORTEST_MINUTES = 1;

    private AlipayTime() {}

    static String of(Instant instant) {
        return FORMAT.format(LocalDateTime.ofInstant(instant, ZONE));
    }

    static Optional<LocalDateTime> local(String text) {
        try {
            return Optional.of(LocalDateTime.parse(text, FORMAT));
        } catch (DateTimeException malformed) {
            return Optional.empty();
        }
    }

    static Optional<Instant> instant(String text) {
        return local(text).map(time -> time.atZone(ZONE).toInstant());
    }

    /** When an order ends: as asked for, or after 15 days, which is the longest that Alipay takes. */
    static String expiry(Instant submittedAt, Instant expiresAt) {
        Instant latest = submittedAt.plus(LONGEST);
        return of(expiresAt.isAfter(latest) ? latest : expiresAt);
    }

    /** The time left in whole minutes, {@code 1m} to {@code 21600m}. */
    static String left(Instant now, Instant expiresAt) {
        long minutes = Duration.between(now, expiresAt).toMinutes();
        return Math.clamp(minutes, SHORTEST_MINUTES, LONGEST.toMinutes()) + "m";
    }
}
