package io.liushui.channel.sandbox;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Base64;

/** What the sandbox signs: two lines that depend on the direction, timestamp, nonce and raw body, each ended by a line feed. */
record FiveLines(String first, String second, String timestamp, String nonce, byte[] body) {

    String signature(PrivateKey key) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(key);
            signature.update(bytes());
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Ed25519 signing failed", impossible);
        }
    }

    boolean isSignedBy(PublicKey key, String base64) {
        if (base64 == null || timestamp == null || nonce == null || second == null) {
            return false;
        }
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initVerify(key);
            signature.update(bytes());
            return signature.verify(Base64.getDecoder().decode(base64));
        } catch (GeneralSecurityException | IllegalArgumentException malformed) {
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
