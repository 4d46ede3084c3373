package io.liushui.api.front;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.liushui.core.json.Json;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;

class GuardTests {

    @Test
    void aFaultOfOursTellsNoInternals() {
        Answer answer = Guard.guarded("/v1/payments", "t", () -> {
            throw new IllegalStateException("secret table payment");
        });

        assertThat(answer.status()).isEqualTo(500);
        String body = new String(answer.body(), UTF_8);
        assertThat(Json.readObject(body))
                .containsEntry("code", "internal_error")
                .containsEntry("request_id", "t");
        assertThat(body).doesNotContain("secret").doesNotContain("IllegalState");
    }

    @Test
    void anUnreachableDatabaseAsksToRepeat() {
        assertUnavailable(new CannotGetJdbcConnectionException("no", new SQLException("no")));
        assertUnavailable(new QueryTimeoutException("slow"));
    }

    private static void assertUnavailable(RuntimeException cause) {
        Answer answer = Guard.guarded("/v1/payments", "t", () -> {
            throw cause;
        });
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.headers()).containsEntry("Retry-After", "2");
        assertThat(new String(answer.body(), UTF_8)).contains("service_unavailable");
    }
}
