package io.liushui.channel.paypal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.liushui.spi.ChannelSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PaypalSettingsTests {

    private static String pem;

    @BeforeAll
    static void makeCertificate() {
        pem = TestCertificates.make("Root", null, true, Instant.EPOCH, Duration.ofDays(36_500))
                .pem();
    }

    @Test
    void standsForPaypalItselfUnlessToldOtherwise() {
        PaypalSettings settings = PaypalSettings.of(settings(values()));
        assertThat(settings.certificateName()).isEqualTo("messageverificationcerts.paypal.com");
        assertThat(settings.certificateUrls()).allSatisfy(url -> {
            assertThat(url.isHttps()).isTrue();
            assertThat(url.host()).endsWith(".paypal.com");
        });
        assertThat(settings.toString()).doesNotContain("secret-4711");
    }

    @ParameterizedTest
    @ValueSource(strings = {"baseUrl", "clientId", "clientSecret", "webhookId", "trustedCertificates"})
    void namesTheSettingThatIsMissing(String name) {
        Map<String, String> values = values();
        values.remove(name);
        assertThatThrownBy(() -> PaypalSettings.of(settings(values)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(name)
                .hasMessageNotContaining("secret-4711");
    }

    @ParameterizedTest
    @CsvSource({
        "baseUrl,paypal",
        "certificateUrls,file:///etc",
        "trustedCertificates,nothing",
        "inCountryCurrencies,USD",
        "readTimeoutMillis,soon"
    })
    void namesTheSettingThatIsMalformed(String name, String value) {
        Map<String, String> values = values();
        values.put(name, value);
        assertThatThrownBy(() -> PaypalSettings.of(settings(values)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(name);
    }

    private static Map<String, String> values() {
        Map<String, String> values = new HashMap<>();
        values.put("baseUrl", "https://api-m.paypal.com");
        values.put("clientId", "client");
        values.put("clientSecret", "secret-4711");
        values.put("webhookId", "WH-1");
        values.put("trustedCertificates", pem);
        return values;
    }

    private static ChannelSettings settings(Map<String, String> values) {
        return new ChannelSettings("paypal-1", null, values);
    }
}
