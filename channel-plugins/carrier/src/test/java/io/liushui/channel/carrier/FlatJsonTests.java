package io.liushui.channel.carrier;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FlatJsonTests {

    @Test
    void readsTextsAndWholeNumbers() {
        assertThat(read("{\"a\":\"茶\\n\",\"b\":-12,\"c\":\"\"}"))
                .isEqualTo(Optional.of(Map.of("a", "茶\n", "b", "-12", "c", "")));
    }

    @Test
    void writesAmountsAsNumbersAndReadsThemBack() {
        Map<String, String> fields = Map.of("amount", "1234", "subject", "🍵 \"tea\"");
        String json = new String(FlatJson.write(fields), StandardCharsets.UTF_8);
        assertThat(json).contains("\"amount\":1234", "🍵");
        assertThat(read(json)).contains(fields);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "[]",
                "\"a\"",
                "{",
                "{\"a\":1.0}",
                "{\"a\":1e3}",
                "{\"a\":null}",
                "{\"a\":true}",
                "{\"a\":{}}",
                "{\"a\":[1]}",
                "{\"a\":\"1\",\"a\":\"2\"}",
                "{\"a\":1} {}",
                "{\"a\":12345678901234567890}"
            })
    void readsNothingElse(String json) {
        assertThat(read(json)).isEmpty();
    }

    private static Optional<Map<String, String>> read(String json) {
        return FlatJson.read(json.getBytes(StandardCharsets.UTF_8));
    }
}
