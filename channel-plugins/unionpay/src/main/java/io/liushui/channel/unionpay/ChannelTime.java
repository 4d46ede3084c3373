package io.liushui.channel.unionpay;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** Time as UnionPay writes it: Beijing's, to the second. */
final class ChannelTime {
    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");

    private ChannelTime() {}

    static String of(Instant instant) {
        return FORMAT.format(instant.atZone(ZONE));
    }

    /** @throws java.time.format.DateTimeParseException when it is no such time */
    static LocalDateTime read(String text) {
        return LocalDateTime.parse(text, FORMAT);
    }
}
