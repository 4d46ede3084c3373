package io.liushui.sandbox.wechatpay;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The text of a bill: UTF-8 with a byte order mark, a back-tick before each cell but those of headers. */
final class BillSheet {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
    private static final String LINE_END = "\r\n";

    private final StringBuilder text = new StringBuilder("\uFEFF");

    BillSheet header(String header) {
        text.append(header).append(LINE_END);
        return this;
    }

    BillSheet row(String... cells) {
        text.append(Arrays.stream(cells)
                        .map(cell -> "`" + cell.replaceAll("[\r\n]", " "))
                        .collect(Collectors.joining(",")))
                .append(LINE_END);
        return this;
    }

    byte[] bytes() {
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** @param millis since 1970 */
    static String time(long millis) {
        return TIME.format(Instant.ofEpochMilli(millis).atZone(OrderJson.ZONE));
    }

    static String yuan(long fen) {
        return BigDecimal.valueOf(fen, 2).toPlainString();
    }

    /** Fees have five decimals. */
    static String fee(long fen) {
        return BigDecimal.valueOf(fen, 2).setScale(5).toPlainString();
    }
}
