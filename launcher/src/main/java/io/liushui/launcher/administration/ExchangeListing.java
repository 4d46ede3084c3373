package io.liushui.launcher.administration;

import io.liushui.core.channels.LoggedExchange;
import java.io.PrintStream;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.convert.DurationStyle;

/** Shows exchanges with channels. */
public final class ExchangeListing {

    private ExchangeListing() {}

    public static void print(List<LoggedExchange> exchanges, PrintStream out) {
        if (exchanges.isEmpty()) {
            out.println("There is no such exchange.");
        }
        exchanges.forEach(exchange -> {
            out.println(heading(exchange));
            out.println("  > " + exchange.request());
            out.println(exchange.response() == null ? "  ! " + exchange.error() : "  < " + exchange.response());
        });
    }

    /**
     * @param text an instant, or how long ago
     * @throws IllegalArgumentException when it is neither
     */
    public static Instant instant(String text, Clock clock) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException noInstant) {
            try {
                return clock.instant().minus(DurationStyle.detectAndParse(text));
            } catch (IllegalArgumentException noDuration) {
                throw new IllegalArgumentException(
                        "--since takes an instant like 2026-11-24T08:00:00Z, or how long ago, like 90s, 15m, 2h, 3d: "
                                + text);
            }
        }
    }

    private static String heading(LoggedExchange exchange) {
        return Stream.of(
                        exchange.at(),
                        exchange.channelId(),
                        exchange.operation(),
                        exchange.status() == 0 ? "no answer" : exchange.status(),
                        String.format(Locale.ROOT, "%.1f ms", exchange.tookMicros() / 1e3),
                        exchange.reference(),
                        exchange.attemptId(),
                        exchange.subjectId(),
                        exchange.paymentId(),
                        exchange.traceId())
                .filter(Objects::nonNull)
                .map(Object::toString)
                .collect(Collectors.joining("  "));
    }
}
