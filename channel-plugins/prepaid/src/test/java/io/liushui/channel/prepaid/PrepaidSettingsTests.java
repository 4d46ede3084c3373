package io.liushui.channel.prepaid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.liushui.spi.ChannelSettings;
import java.net.URI;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrepaidSettingsTests {

    private static final String SECRET = "0a1b2c3d4e5f60718293a4b5c6d7e8f9";
    private final Map<String, String> values = new TreeMap<>(Map.of(
            "baseUrl", "https://issuer.example/api", "merchantNo", "LS80000001", "merchantSecret", SECRET + "\n"));

    @Test
    void takesASecretWithTheLineFeedOfItsFileAndShowsItToNobody() {
        assertThat(settings().toString()).contains("LS80000001").doesNotContain(SECRET);
        CanonicalText text = CanonicalText.answer("LS80000001", 200, "1", "2", new byte[0]);
        assertThat(settings().secret().hasSigned(text, new SharedSecret(SECRET).sign(text)))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"baseUrl", "merchantNo", "merchantSecret"})
    void namesWhatIsMissing(String name) {
        values.remove(name);
        assertRefused(name);
    }

    @ParameterizedTest
    @CsvSource({
        "baseUrl,ftp://wrong.example",
        "baseUrl,https://wrong.example/?a=b",
        "merchantNo,wrong one",
        "merchantSecret,wrong-and-too-short-by-1-letter"
    })
    void namesWhatIsWrongAndNotItsValue(String name, String value) {
        values.put(name, value);
        assertRefused(name);
    }

    private void assertRefused(String name) {
        assertThatThrownBy(this::settings)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + name + "'")
                .hasMessageNotContaining("wrong");
    }

    private PrepaidSettings settings() {
        return PrepaidSettings.of(
                new ChannelSettings("prepaid-1", URI.create("https://pay.example/v1/channels/prepaid-1"), values));
    }
}
