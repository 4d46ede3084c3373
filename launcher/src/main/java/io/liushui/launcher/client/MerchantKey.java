package io.liushui.launcher.client;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A merchant's key: signs what a request says. */
public sealed interface MerchantKey {

    String id();

    String algorithm();

    byte[] sign(byte[] text) throws GeneralSecurityException;

    /** Its private key never leaves this object. */
    final class Ed25519 implements MerchantKey {
        private final String id;
        private final PrivateKey key;

        /** @throws IllegalArgumentException when this is no PEM block of an Ed25519 private key in PKCS#8 */
        public Ed25519(String id, String privateKeyPem) {
            this.id = id;
            String body = privateKeyPem.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
            try {
                this.key = KeyFactory.getInstance("Ed25519")
                        .generatePrivate(
                                new PKCS8EncodedKeySpec(Base64.getDecoder().decode(body)));
            } catch (GeneralSecurityException malformed) {
                throw new IllegalArgumentException("not an Ed25519 private key", malformed);
            }
        }

        @Override
        public String id() {
            return id;
        }

        @Override
        public String algorithm() {
            return "Ed25519";
        }

        @Override
        public byte[] sign(byte[] text) throws GeneralSecurityException {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(key);
            signature.update(text);
            return signature.sign();
        }
    }

    /** A secret shared with the platform. */
    final class Hmac implements MerchantKey {
        private final String id;
        private final SecretKeySpec secret;

        public Hmac(String id, String secret) {
            this.id = id;
            this.secret = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256");
        }

        @Override
        public String id() {
            return id;
        }

        @Override
        public String algorithm() {
            return "HMAC-SHA256";
        }

        @Override
        public byte[] sign(byte[] text) throws GeneralSecurityException {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(secret);
            return mac.doFinal(text);
        }
    }
}
