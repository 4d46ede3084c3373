package io.liushui.channel.netbank;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Optional;

/** Times in the bank's zone, to the second. */
final class BankTime {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("uuuuMMddHHmmss").withResolverStyle(ResolverStyle.STRICT);

    private BankTime() {}

    static String of(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZONE).format(FORMAT);
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
}
