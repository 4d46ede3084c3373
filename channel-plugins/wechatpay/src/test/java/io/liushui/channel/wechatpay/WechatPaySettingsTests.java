package io.liushui.channel.wechatpay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.liushui.spi.ChannelSettings;
import java.net.URI;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WechatPaySettingsTests {
    private static final String PRIVATE_KEY = Base64.getEncoder()
            .encodeToString(Fixtures.MERCHANT_KEYS.getPrivate().getEncoded());

    @Test
    void theRealAddressIsTheDefault() {
        WechatPaySettings settings = settings(Map.of());
        assertThat(settings.baseUrl()).isEqualTo("https://api.mch.weixin.qq.com");
        assertThat(settings.merchant().mobileAppId()).isEqualTo("wx0001");
        assertThat(settings.merchant().serial()).isEqualTo("0A1B2C");
        assertThat(settings.trust().downloads()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "mchId, ''",
        "merchantPrivateKey, geheim",
        "merchantSerial, xyz",
        "apiV3Key, geheim",
        "baseUrl, ftp://example",
        "bill, moon",
        "platformPublicKeyId, PUB_KEY_ID_1",
        "platformCertificates.retrySeconds, 0",
        "platformCertificates, geheim"
    })
    void namesTheSettingThatIsWrongAndNeverItsValue(String name, String value) {
        assertThatThrownBy(() -> settings(Map.of(name, value)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(name)
                .satisfies(refused -> assertThat(refused.getMessage()).doesNotContain("geheim"));
    }

    @Test
    void anAddressWithAQueryIsNoNotificationAddress() {
        ChannelSettings settings =
                new ChannelSettings("wechatpay-1", URI.create("https://pay.example/n?a=1"), values(Map.of()));
        assertThatThrownBy(() -> WechatPaySettings.of(settings)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void tellsNoKey() {
        assertThat(settings(Map.of()).toString()).doesNotContain(Fixtures.API_V3_KEY, PRIVATE_KEY.substring(0, 40));
    }

    private static WechatPaySettings settings(Map<String, String> otherwise) {
        return WechatPaySettings.of(
                new ChannelSettings("wechatpay-1", URI.create("https://pay.example/n"), values(otherwise)));
    }

    private static Map<String, String> values(Map<String, String> otherwise) {
        Map<String, String> values = new HashMap<>(Map.of(
                "mchId",
                "1900000001",
                "appId",
                "wx0001",
                "merchantPrivateKey",
                PRIVATE_KEY,
                "merchantSerial",
                "0a1b2c",
                "apiV3Key",
                Fixtures.API_V3_KEY + "\n"));
        values.putAll(otherwise);
        return values;
    }
}
