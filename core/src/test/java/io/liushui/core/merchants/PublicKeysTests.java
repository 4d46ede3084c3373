package io.liushui.core.merchants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.junit.jupiter.api.Test;

class PublicKeysTests {

    @Test
    void readsAKeyOfEachAlgorithm() throws Exception {
        assertThat(PublicKeys.parse(SignatureAlgorithm.RSA_SHA256, rsa(2048)).getAlgorithm())
                .isEqualTo("RSA");
        assertThat(PublicKeys.parse(SignatureAlgorithm.ED25519, generated("Ed25519"))
                        .getAlgorithm())
                .isEqualTo("EdDSA");
        assertThat(PublicKeys.parse(SignatureAlgorithm.SM2_SM3, curve("sm2p256v1"))
                        .getAlgorithm())
                .isEqualTo("EC");
    }

    @Test
    void refusesKeysThatAreWeakOrOfAnotherAlgorithm() throws Exception {
        assertRefused(SignatureAlgorithm.RSA_SHA256, rsa(1024));
        assertRefused(SignatureAlgorithm.RSA_SHA256, generated("Ed25519"));
        assertRefused(SignatureAlgorithm.ED25519, rsa(2048));
        assertRefused(SignatureAlgorithm.SM2_SM3, curve("secp256r1"));
        assertRefused(SignatureAlgorithm.HMAC_SHA256, rsa(2048));
        byte[] offCurve = curve("sm2p256v1");
        offCurve[offCurve.length - 1] ^= 1;
        assertRefused(SignatureAlgorithm.SM2_SM3, offCurve);
    }

    private static void assertRefused(SignatureAlgorithm algorithm, byte[] x509) {
        assertThatThrownBy(() -> PublicKeys.parse(algorithm, x509)).isInstanceOf(IllegalArgumentException.class);
    }

    private static byte[] rsa(int bits) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(bits);
        return generator.generateKeyPair().getPublic().getEncoded();
    }

    private static byte[] generated(String algorithm) throws Exception {
        return KeyPairGenerator.getInstance(algorithm)
                .generateKeyPair()
                .getPublic()
                .getEncoded();
    }

    private static byte[] curve(String name) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", new BouncyCastleProvider());
        generator.initialize(new ECGenParameterSpec(name));
        return generator.generateKeyPair().getPublic().getEncoded();
    }
}
