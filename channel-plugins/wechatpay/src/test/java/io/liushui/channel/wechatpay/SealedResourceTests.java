package io.liushui.channel.wechatpay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import org.junit.jupiter.api.Test;

/** The vector that WeChat Pay publishes with its SDK for Java. */
class SealedResourceTests {
    private static final byte[] KEY = Fixtures.API_V3_KEY.getBytes(StandardCharsets.US_ASCII);

    @Test
    void opensThePublishedVector() throws GeneralSecurityException {
        assertThat(sealed("AEAD_AES_256_GCM", "ulwSiIajGClcvcOYvOQ7+l+0PAbzzwI=")
                        .open(KEY))
                .asString()
                .isEqualTo("message");
    }

    @Test
    void opensNothingElse() {
        assertNotOpened(sealed("AEAD_AES_256_GCM", "UlwSiIajGClcvcOYvOQ7+l+0PAbzzwI="));
        assertNotOpened(sealed("AEAD_SM4_GCM", "ulwSiIajGClcvcOYvOQ7+l+0PAbzzwI="));
        assertNotOpened(sealed("AEAD_AES_256_GCM", "no Base64"));
        assertNotOpened(sealed("AEAD_AES_256_GCM", ""));
    }

    private static void assertNotOpened(SealedResource sealed) {
        assertThatThrownBy(() -> sealed.open(KEY)).isInstanceOf(GeneralSecurityException.class);
    }

    private static SealedResource sealed(String algorithm, String ciphertext) {
        return new SealedResource(algorithm, "uluk4a9R25RW", "associatedData", ciphertext);
    }
}
