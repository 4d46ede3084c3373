package io.liushui.core.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import io.liushui.core.notifications.TryFigures.Result;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TryFiguresTests {

    @ParameterizedTest
    @CsvSource({
        "0, NO_ANSWER",
        "200, DELIVERED",
        "204, DELIVERED",
        "299, DELIVERED",
        "302, REDIRECTED",
        "400, REFUSED",
        "404, REFUSED",
        "410, GONE",
        "429, REFUSED",
        "500, FAILED",
        "503, FAILED",
        "100, FAILED",
        "999, FAILED"
    })
    void knowsEveryStatus(int status, Result result) {
        assertThat(Result.of(status)).isEqualTo(result);
    }
}
