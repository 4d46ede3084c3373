package io.liushui.channel.netbank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetbankSettingsTests {

    private final Map<String, String> values =
            new HashMap<>(TestBank.sm2("GBK", "DER").values());

    @Test
    void saysNothingIsGbkWithSm2AndDer() {
        values.keySet().removeAll(Set.of("charset", "sm2Encoding"));
        NetbankSettings settings = TestBank.settings(values);
        assertThat(settings.charset().name()).isEqualTo("GBK");
        assertThat(settings.signature()).isInstanceOfSatisfying(Sm2Sm3.class, sm2 -> {
            assertThat(sm2.encoding()).isEqualTo(Sm2Sm3.Encoding.DER);
            assertThat(sm2.userId()).isEqualTo("1234567812345678");
        });
        assertThat(settings.payUrl()).isEqualTo("http://127.0.0.1:9/netbank/b2c/pay");
    }

    @ParameterizedTest
    @ValueSource(strings = {"baseUrl", "merchantNo", "bankCode", "merchantPrivateKey", "bankPublicKey"})
    void namesWhatIsMissing(String name) {
        values.remove(name);
        assertThatThrownBy(() -> TestBank.settings(values))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + name + "'");
    }

    @ParameterizedTest
    @CsvSource({
        "baseUrl,ftp://secret",
        "payUrl,http://bank.example/?secret",
        "merchantNo,secret",
        "bankCode,secret",
        "charset,secret",
        "signature,secret",
        "sm2Encoding,secret",
        "merchantPrivateKey,secret",
        "bankPublicKey,secret"
    })
    void namesWhatIsWrongAndNotItsValue(String name, String value) {
        values.put(name, value);
        assertThatThrownBy(() -> TestBank.settings(values))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + name + "'")
                .hasMessageNotContaining("secret");
    }

    @Test
    void takesNoKeyOfTheOtherKindAndNoShortOne() {
        values.putAll(Map.of("merchantPrivateKey", TestBank.rsa("GBK").values().get("merchantPrivateKey")));
        assertThatThrownBy(() -> TestBank.settings(values)).hasMessageContaining("'merchantPrivateKey'");
        values.putAll(TestBank.weakRsa());
        assertThatThrownBy(() -> TestBank.settings(values)).hasMessageContaining("less than 2048 bits");
    }
}
