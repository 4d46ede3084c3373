package io.liushui.channel.unionpay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.liushui.channel.unionpay.TestAuthority.Holder;
import io.liushui.spi.ChannelSettings;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnionPaySettingsTests {
    private static final TestAuthority AUTHORITY = new TestAuthority();
    private static final Holder MERCHANT = AUTHORITY.holder("041@Z777290058110048@777290058110048@00000002");
    private static final String PASSWORD = "secret-4711";

    @Test
    void takesThePfxOrThePemOfTheSameKey() throws Exception {
        MerchantKey pfx = of(values()).merchant();
        Map<String, String> pem = values();
        pem.remove("signCertificate");
        pem.put("privateKey", Base64.getEncoder().encodeToString(MERCHANT.key().getEncoded()));
        pem.put("certificate", MERCHANT.pem());
        assertThat(of(pem).merchant()).isEqualTo(pfx);
        assertThat(pfx.certId())
                .isEqualTo(MERCHANT.certificate().getSerialNumber().toString());
        assertThat(pfx.toString()).doesNotContain(String.valueOf(MERCHANT.key()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gatewayUrl",
                "merId",
                "signCertificatePassword",
                "rootCertificate",
                "middleCertificate",
                "encryptCertificate"
            })
    void namesWhatIsMissing(String name) throws Exception {
        Map<String, String> values = values();
        values.remove(name);
        assertThatThrownBy(() -> of(values))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(name);
    }

    @ParameterizedTest
    @CsvSource({
        "gatewayUrl,nowhere-4712",
        "merId,short-4712",
        "signCertificate,bm8tcGZ4LTQ3MTI=",
        "signCertificatePassword,wrong-4712",
        "rootCertificate,none-4712",
        "encryptCertificate,none-4712",
        "callTimeoutMillis,soon-4712"
    })
    void namesWhatIsWrongAndNeverItsValue(String name, String value) throws Exception {
        Map<String, String> values = values();
        values.put(name, value);
        assertThatThrownBy(() -> of(values))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(name)
                .satisfies(thrown ->
                        assertThat(String.valueOf(thrown)).doesNotContain(value).doesNotContain(PASSWORD));
    }

    @Test
    void offersNoBoundCardsWithoutATokenRequestor() throws Exception {
        Map<String, String> values = values();
        values.remove("tokenRequestorId");
        values.remove("encryptCertificate");
        assertThat(new Description(of(values)).channel().methods()).containsOnlyKeys(Description.PAGE, Description.APP);
        assertThat(new Description(of(values())).channel().methods()).containsKey(Description.CARD);
    }

    private static UnionPaySettings of(Map<String, String> values) {
        return UnionPaySettings.of(new ChannelSettings("unionpay-1", URI.create("http://127.0.0.1/n"), values));
    }

    private static Map<String, String> values() throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry(
                "merchant", MERCHANT.key(), PASSWORD.toCharArray(), new Certificate[] {MERCHANT.certificate()});
        ByteArrayOutputStream pfx = new ByteArrayOutputStream();
        store.store(pfx, PASSWORD.toCharArray());
        return new HashMap<>(Map.of(
                "gatewayUrl",
                "https://gateway.test.95516.com/gateway/api",
                "merId",
                "777290058110048",
                "signCertificate",
                Base64.getEncoder().encodeToString(pfx.toByteArray()),
                "signCertificatePassword",
                PASSWORD,
                "rootCertificate",
                AUTHORITY.root.pem(),
                "middleCertificate",
                AUTHORITY.middle.pem(),
                "encryptCertificate",
                MERCHANT.pem(),
                "tokenRequestorId",
                "62000000001"));
    }
}
