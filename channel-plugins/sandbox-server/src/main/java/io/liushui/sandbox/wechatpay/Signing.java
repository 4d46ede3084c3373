package io.liushui.sandbox.wechatpay;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.Base64;

/** SHA256withRSA over lines of which each, the raw body too, ends with a line feed. */
final class Signing {
    private final byte[] head;
    private final byte[] body;

    private Signing(byte[] body, String... lines) {
        this.head = (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
        this.body = body;
    }

    static Signing ofRequest(String method, String target, String timestamp, String nonce, byte[] body) {
        return new Signing(body, method, target, timestamp, nonce);
    }

    static Signing ofMessage(String timestamp, String nonce, byte[] body) {
        return new Signing(body, timestamp, nonce);
    }

    String by(PrivateKey key) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            update(signature);
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException unusableKey) {
            throw new IllegalStateException(unusableKey);
        }
    }

    boolean isOf(X509Certificate certificate, String base64) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initVerify(certificate);
            update(signature);
            return signature.verify(Base64.getDecoder().decode(base64));
        } catch (GeneralSecurityException | IllegalArgumentException malformed) {
            return false;
        }
    }

    private void update(Signature signature) throws GeneralSecurityException {
        signature.update(head);
        signature.update(body);
        signature.update((byte) '\n');
    }
}
