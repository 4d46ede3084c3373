package io.liushui.sandbox.netbank;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** Times of the bank's clock on the wall. */
final class BankTime {

    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");

    private BankTime() {}

    static String of(long millis) {
        return FORMAT.format(LocalDateTime.ofInstant(Instant.ofEpochMilli(millis), ZONE));
    }

    /** @throws io.liushui.sandbox.wire.Refusal when it is no time */
    static long millis(String text) {
        try {
            return LocalDateTime.parse(text, FORMAT).atZone(ZONE).toInstant().toEpochMilli();
        } catch (DateTimeException malformed) {
            throw BankXml.malformed("a time is not yyyyMMddHHmmss");
        }
    }
}
