package io.liushui.sandbox.keys;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Base64;

/**
 * Five lines, each ended by a line feed; the last is the raw body. Requests: method, path with query, timestamp, nonce. Answers: status, nonce of
 * the request, timestamp, nonce. Notifications: {@code notification}, notification id, timestamp, nonce.
 */
public record SignedLines(String first, String second, String timestamp, String nonce, byte[] body) {

    public String sign(PrivateKey key) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(key);
            feed(signature);
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Ed25519 signing failed", impossible);
        }
    }

    /** False for a wrong, malformed or missing signature. */
    public boolean verify(PublicKey key, String base64) {
        if (base64 == null) {
            return false;
        }
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initVerify(key);
            feed(signature);
            return signature.verify(Base64.getDecoder().decode(base64));
        } catch (GeneralSecurityException | IllegalArgumentException malformed) {
            return false;
        }
    }

    private void feed(Signature signature) throws GeneralSecurityException {
        String head = first + '\n' + second + '\n' + timestamp + '\n' + nonce + '\n';
        signature.update(head.getBytes(StandardCharsets.UTF_8));
        signature.update(body);
        signature.update((byte) '\n');
    }
}
