package io.liushui.api.body;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.liushui.api.problems.Refusal;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class StrictJsonTests {

    @Test
    void readsWhatItIsGiven() {
        assertThat(read("{\"a\":1,\"b\":[true,null,\"茶😀\"],\"c\":{\"d\":1.0}}".getBytes(UTF_8)))
                .isEqualTo(Map.of(
                        "a",
                        1L,
                        "b",
                        java.util.Arrays.asList(true, null, "茶😀"),
                        "c",
                        Map.of("d", new StrictJson.OtherNumber("1.0"))));
        assertThat(read("{\"a\":9223372036854775807}".getBytes(UTF_8))).containsEntry("a", Long.MAX_VALUE);
        assertThat(read("{\"a\":9223372036854775808}".getBytes(UTF_8)).get("a"))
                .isInstanceOf(StrictJson.OtherNumber.class);
    }

    @Test
    void readsUtf8Only() {
        assertRefused("{\"a\":\"é\"}".getBytes(ISO_8859_1));
        assertRefused("{\"a\":1}".getBytes(UTF_16));
        assertRefused("\uFEFF{\"a\":1}".getBytes(UTF_8));
    }

    @Test
    void boundsTheDepth() {
        assertThat(read("{\"a\":[[[[[[]]]]]]}".getBytes(UTF_8))).containsKey("a");
        for (String open : List.of("[", "{\"a\":")) {
            assertRefused(("{\"a\":" + open.repeat(10_000)).getBytes(UTF_8));
        }
    }

    @Property
    void anyBytesAreReadOrRefused(@ForAll byte[] bytes) {
        assertReadOrRefused(bytes);
    }

    @Property
    void anyTextInAFieldIsReadOrRefused(@ForAll String text) {
        assertReadOrRefused(("{\"a\":\"" + text + "\",\"b\":" + text + "}").getBytes(UTF_8));
    }

    private static void assertReadOrRefused(byte[] bytes) {
        try {
            assertThat(read(bytes)).isNotNull();
        } catch (Refusal refusal) {
            assertThat(refusal.code().status()).isEqualTo(400);
        }
    }

    private static void assertRefused(byte[] bytes) {
        assertThatThrownBy(() -> read(bytes)).isInstanceOf(Refusal.class);
    }

    private static Map<String, Object> read(byte[] bytes) {
        return StrictJson.object(bytes);
    }
}
