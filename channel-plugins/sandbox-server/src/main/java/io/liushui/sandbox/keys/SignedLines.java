package io.liushui.sandbox.keys;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;

/**
 * Five lines, each ended by a line feed; the last is the raw body. Requests: method, path with query, timestamp, nonce. Answers: status, nonce of
 * the request, timestamp, nonce. Notifications: {@code notification}, notification id, timestamp, nonce.
 */
public record SignedLines(String first, String second, String timestamp, String nonce, byte[] body) {

    public String sign(Ed25519PrivateKeyParameters key) {
        Ed25519Signer signer = new Ed25519Signer();
        signer.init(true, key);
        feed(signer);
        return Base64.getEncoder().encodeToString(signer.generateSignature());
    }

    /** False for a wrong, malformed or missing signature. */
    public boolean verify(Ed25519PublicKeyParameters key, String base64) {
        if (base64 == null) {
            return false;
        }
        try {
            Ed25519Signer signer = new Ed25519Signer();
            signer.init(false, key);
            feed(signer);
            return signer.verifySignature(Base64.getDecoder().decode(base64));
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }

    private void feed(Ed25519Signer signer) {
        byte[] head = (first + '\n' + second + '\n' + timestamp + '\n' + nonce + '\n').getBytes(StandardCharsets.UTF_8);
        signer.update(head, 0, head.length);
        signer.update(body, 0, body.length);
        signer.update((byte) '\n');
    }
}
