package io.liushui.channel.sandbox;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;

/** What the sandbox signs: two lines that depend on the direction, timestamp, nonce and raw body, each ended by a line feed. */
record FiveLines(String first, String second, String timestamp, String nonce, byte[] body) {

    String signature(Ed25519PrivateKeyParameters key) {
        byte[] bytes = bytes();
        Ed25519Signer signer = new Ed25519Signer();
        signer.init(true, key);
        signer.update(bytes, 0, bytes.length);
        return Base64.getEncoder().encodeToString(signer.generateSignature());
    }

    boolean isSignedBy(Ed25519PublicKeyParameters key, String base64) {
        if (base64 == null || timestamp == null || nonce == null || second == null) {
            return false;
        }
        try {
            byte[] bytes = bytes();
            Ed25519Signer signer = new Ed25519Signer();
            signer.init(false, key);
            signer.update(bytes, 0, bytes.length);
            return signer.verifySignature(Base64.getDecoder().decode(base64));
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }

    private byte[] bytes() {
        byte[] head = String.join("\n", first, second, timestamp, nonce, "").getBytes(StandardCharsets.UTF_8);
        byte[] all = new byte[head.length + body.length + 1];
        System.arraycopy(head, 0, all, 0, head.length);
        System.arraycopy(body, 0, all, head.length, body.length);
        all[all.length - 1] = '\n';
        return all;
    }
}
