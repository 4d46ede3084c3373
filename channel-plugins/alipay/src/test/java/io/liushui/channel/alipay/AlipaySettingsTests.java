package io.liushui.channel.alipay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.liushui.spi.ChannelSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AlipaySettingsTests {
    private static TestKeys keys;

    @BeforeAll
    static void makeKeys() {
        keys = TestKeys.make();
    }

    @Test
    void readsPublicKeyMode() {
        AlipaySettings settings = settings(keys.values());
        assertThat(settings.app().certificateSerial()).isNull();
        assertThat(settings.alipay().find("whatever", Instant.EPOCH))
                .isEqualTo(keys.alipay().getPublic());
        assertThat(settings.authorizationValidity()).isEqualTo(Duration.ofDays(30));
        assertThat(settings.timeouts().byOperation()).containsEntry("bill", Duration.ofMinutes(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"baseUrl", "appId", "sellerId", "appPrivateKey", "alipayPublicKey"})
    void namesTheSettingThatIsMissing(String name) {
        Map<String, String> values = keys.values();
        values.remove(name);
        assertThatThrownBy(() -> settings(values))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + name + "'");
    }

    @ParameterizedTest
    @CsvSource({
        "baseUrl,ftp://geheim.example",
        "baseUrl,https://geheim.example/?a=b",
        "appId,geheim",
        "sellerId,2088geheim",
        "sellerId,1088000199990001",
        "appPrivateKey,geheim",
        "alipayPublicKey,geheim",
        "authorizationDays,0",
        "authorizationDays,361",
        "appCertificate,geheim"
    })
    void namesTheSettingThatIsWrongAndNotItsValue(String name, String value) {
        Map<String, String> values = keys.values();
        values.put(name, value);
        assertThatThrownBy(() -> settings(values))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + name + "'")
                .hasMessageNotContaining("geheim");
    }

    private static AlipaySettings settings(Map<String, String> values) {
        return AlipaySettings.of(new ChannelSettings("alipay-1", TestKeys.NOTIFICATIONS, values));
    }
}
