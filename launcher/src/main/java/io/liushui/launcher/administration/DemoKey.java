package io.liushui.launcher.administration;

import io.liushui.core.merchants.KeyAdministration;
import io.liushui.core.merchants.NewKey;
import io.liushui.core.merchants.SignatureAlgorithm;
import io.liushui.launcher.client.ClientKey;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/** Makes a key for an app: the private half stays here, the public half goes to the platform. */
final class DemoKey {

    private static final int RSA_BITS = 2048;

    private DemoKey() {}

    static ClientKey add(KeyAdministration keys, String appId, SignatureAlgorithm algorithm) {
        if (algorithm == SignatureAlgorithm.HMAC_SHA256) {
            NewKey added = keys.addKey(appId, algorithm, null);
            return new ClientKey(added.id(), algorithm, added.secret().getBytes(StandardCharsets.US_ASCII));
        }
        KeyPair pair = generate(algorithm);
        NewKey added = keys.addKey(appId, algorithm, pem(pair.getPublic().getEncoded()));
        return new ClientKey(added.id(), algorithm, pair.getPrivate().getEncoded());
    }

    private static KeyPair generate(SignatureAlgorithm algorithm) {
        try {
            KeyPairGenerator generator = switch (algorithm) {
                case RSA_SHA256 -> {
                    KeyPairGenerator rsa = KeyPairGenerator.getInstance("RSA");
                    rsa.initialize(RSA_BITS);
                    yield rsa;
                }
                case ED25519 -> KeyPairGenerator.getInstance("Ed25519");
                case SM2_SM3 -> {
                    KeyPairGenerator sm2 = KeyPairGenerator.getInstance("EC", new BouncyCastleProvider());
                    sm2.initialize(new ECGenParameterSpec("sm2p256v1"));
                    yield sm2;
                }
                case HMAC_SHA256 -> throw new IllegalArgumentException("HMAC-SHA256 has no key pair");
            };
            return generator.generateKeyPair();
        } catch (GeneralSecurityException exception) {
            throw new IllegalStateException(algorithm.label() + " is not available", exception);
        }
    }

    private static String pem(byte[] x509) {
        return "-----BEGIN PUBLIC KEY-----\n" + Base64.getMimeEncoder().encodeToString(x509)
                + "\n-----END PUBLIC KEY-----\n";
    }
}
