package io.liushui.launcher.administration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.liushui.core.channels.LoggedExchange;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExchangeListingTests {
    private static final Instant NOW = Instant.parse("2026-11-26T08:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    @Test
    void readsAnInstantOrHowLongAgo() {
        assertThat(ExchangeListing.instant("2026-11-24T08:00:00Z", CLOCK))
                .isEqualTo(Instant.parse("2026-11-24T08:00:00Z"));
        assertThat(ExchangeListing.instant("90s", CLOCK)).isEqualTo(NOW.minusSeconds(90));
        assertThat(ExchangeListing.instant("2h", CLOCK)).isEqualTo(NOW.minusSeconds(7200));
        assertThat(ExchangeListing.instant("PT1M", CLOCK)).isEqualTo(NOW.minusSeconds(60));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ExchangeListing.instant("yesterday", CLOCK))
                .withMessageContaining("yesterday");
    }

    @Test
    void showsAnAnswerOrWhyThereWasNone() {
        assertThat(shown(List.of(
                        exchange(200, "{\"state\":\"paid\"}", null),
                        exchange(0, null, "SocketTimeoutException: timeout"))))
                .isEqualTo("""
                        2026-11-26T08:00:00Z  bank  pay  200  12.3 ms  NO1  att_1  pay_1
                          > POST /orders
                          < {"state":"paid"}
                        2026-11-26T08:00:00Z  bank  pay  no answer  12.3 ms  NO1  att_1  pay_1
                          > POST /orders
                          ! SocketTimeoutException: timeout
                        """);
        assertThat(shown(List.of())).isEqualTo("There is no such exchange.\n");
    }

    private static LoggedExchange exchange(int status, String response, String error) {
        return new LoggedExchange(
                NOW,
                "bank",
                "pay",
                "NO1",
                "att_1",
                null,
                "pay_1",
                null,
                status,
                12_345,
                "POST /orders",
                response,
                error);
    }

    private static String shown(List<LoggedExchange> exchanges) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ExchangeListing.print(exchanges, new PrintStream(bytes, true, StandardCharsets.UTF_8));
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
