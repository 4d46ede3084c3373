package io.liushui.channel.carrier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.liushui.spi.ChannelSettings;
import io.liushui.spi.MonthlyCap;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CarrierSettingsTests {

    private static final String SECRET = "0123456789abcdef0123456789abcdef";
    private final Map<String, String> values =
            new HashMap<>(Map.of("baseUrl", "http://127.0.0.1:9/carrier", "appId", "liushui01", "appSecret", SECRET));

    @Test
    void showsItsSecretToNobody() {
        assertThat(settings().toString()).doesNotContain(SECRET);
    }

    @ParameterizedTest
    @ValueSource(strings = {"baseUrl", "appId", "appSecret"})
    void namesWhatIsMissing(String name) {
        values.remove(name);
        assertThatThrownBy(this::settings)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + name + "'");
    }

    @Test
    void statesTheMonthlyCapItIsTold() {
        assertThat(settings().monthlyCap().maximumMinor()).isEqualTo(20_000);
        values.put("monthlyCap", "100000000");
        assertThat(settings().monthlyCap()).isEqualTo(new MonthlyCap(100_000_000, ZoneId.of("Asia/Shanghai")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "200.00", "100000001", "20000 ", ""})
    void refusesAMonthlyCapThatIsNone(String fen) {
        values.put("monthlyCap", fen);
        assertThatThrownBy(this::settings)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'monthlyCap'");
    }

    @ParameterizedTest
    @CsvSource({"baseUrl,ftp://geheim", "baseUrl,http://a/?geheim", "appId,geheim!", "appSecret,geheim"})
    void namesWhatIsWrongAndNotItsValue(String name, String value) {
        values.put(name, value);
        assertThatThrownBy(this::settings)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + name + "'")
                .hasMessageNotContaining("geheim");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "null",
            value = {
                "13812345678,13812345678",
                "+86 138 1234 5678,13812345678",
                "0086-13812345678,13812345678",
                "8613812345678,13812345678",
                "12812345678,",
                "138123456789,",
                "+8613812345678x,",
                "null,"
            })
    void knowsMobileNumbersOfMainlandChina(String phone, String digits) {
        assertThat(Phone.digits(phone)).isEqualTo(Optional.ofNullable(digits));
    }

    private CarrierSettings settings() {
        return CarrierSettings.of(new ChannelSettings("carrier-1", null, values));
    }
}
