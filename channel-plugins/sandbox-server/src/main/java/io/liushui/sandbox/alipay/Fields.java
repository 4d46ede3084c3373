package io.liushui.sandbox.alipay;

import io.liushui.sandbox.wire.Refusal;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The fields of a request, with Alipay's rules for them.
 *
 * @param wrong the code for what breaks one
 */
record Fields(Map<String, Object> values, String wrong) {
    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final long HIGHEST = 10_000_000_000L;

    /** @throws Refusal when it is no JSON object */
    static Fields of(String json, String wrong) {
        try {
            return new Fields(MAPPER.readValue(json, new TypeReference<Map<String, Object>>() {}), wrong);
        } catch (JacksonException malformed) {
            throw new Refusal(400, "illegal-json", "报文不是JSON");
        }
    }

    static String time(long millis) {
        return TIME.format(LocalDateTime.ofInstant(Instant.ofEpochMilli(millis), ZONE));
    }

    static String yuan(long minor) {
        return BigDecimal.valueOf(minor, 2).toPlainString();
    }

    /** Null when it is missing. */
    String optional(String name) {
        Object value = values.get(name);
        return value == null || value.toString().isEmpty() ? null : value.toString();
    }

    String text(String name) {
        String value = optional(name);
        require(value != null, name);
        return value;
    }

    /** Letters, digits and underscores, at most 64. */
    String number(String name) {
        String value = text(name);
        require(value.matches("[A-Za-z0-9_]{1,64}"), name);
        return value;
    }

    /** 1 to {@code longest} characters without {@code / = &}. */
    String title(String name, int longest) {
        String value = text(name);
        require(value.codePointCount(0, value.length()) <= longest && !value.matches("(?s).*[/=&].*"), name);
        return value;
    }

    /** In fen, 0.01 to 100000000 yuan. */
    long amount(String name) {
        String value = text(name);
        require(value.matches("[0-9]{1,9}(\\.[0-9]{1,2})?"), name);
        long minor = new BigDecimal(value).movePointRight(2).longValueExact();
        if (minor < 1 || minor > HIGHEST) {
            throw new Refusal(400, "amount_out_of_range", "金额不在允许范围内");
        }
        return minor;
    }

    /** An absolute end, or one of {@code 1m} to {@code 15d} from now; in milliseconds since 1970. */
    long end(String absolute, String relative, long now) {
        String time = optional(absolute);
        if (time != null) {
            try {
                return LocalDateTime.parse(time, TIME).atZone(ZONE).toInstant().toEpochMilli();
            } catch (DateTimeException malformed) {
                throw new Refusal(400, wrong, absolute);
            }
        }
        String left = optional(relative) == null ? "15d" : text(relative);
        require(left.matches("[0-9]{1,5}[mhd]"), relative);
        long count = Long.parseLong(left.substring(0, left.length() - 1));
        long minutes = switch (left.charAt(left.length() - 1)) {
            case 'm' -> count;
            case 'h' -> count * 60;
            default -> count * 1440;
        };
        require(minutes >= 1 && minutes <= 21_600, relative);
        return now + minutes * 60_000;
    }

    void require(boolean valid, String name) {
        if (!valid) {
            throw new Refusal(400, wrong, "参数无效: " + name);
        }
    }
}
