package io.liushui.sandbox.prepaid;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.KeyParameter;

/** Seals messages with one secret. */
final class Seal {

    /** The one merchant that the issuer has. */
    static final String MERCHANT_NO = "LS80000001";

    private final KeyParameter secret;

    Seal(String secret) {
        this.secret = new KeyParameter(secret.getBytes(StandardCharsets.UTF_8));
    }

    /** Who sends it to whom, which keeps an answer from being a request. */
    enum Kind {
        REQUEST("request"),
        ANSWER("answer"),
        NOTIFICATION("notification");

        private final String word;

        Kind(String word) {
            this.word = word;
        }
    }

    /**
     * What belongs to a message beside its body.
     *
     * @param target method and path of a request, status of an answer, id of a notification
     * @param time milliseconds since 1970
     */
    record Envelope(Kind kind, String merchantNo, String target, String time, String nonce) {}

    /** In lower-case hexadecimal digits. */
    String of(Envelope envelope, byte[] body) {
        StringBuilder lines = new StringBuilder("PREPAID-HMAC-SHA256\n");
        for (String line : new String[] {
            envelope.kind().word, envelope.merchantNo(), envelope.target(), envelope.time(), envelope.nonce()
        }) {
            lines.append(line).append('\n');
        }
        byte[] sealed = lines.append(digest(body)).toString().getBytes(StandardCharsets.UTF_8);
        HMac mac = new HMac(new SHA256Digest());
        mac.init(secret);
        mac.update(sealed, 0, sealed.length);
        byte[] seal = new byte[mac.getMacSize()];
        mac.doFinal(seal, 0);
        return HexFormat.of().formatHex(seal);
    }

    private static String digest(byte[] body) {
        SHA256Digest sha = new SHA256Digest();
        sha.update(body, 0, body.length);
        byte[] digest = new byte[sha.getDigestSize()];
        sha.doFinal(digest, 0);
        return HexFormat.of().formatHex(digest);
    }
}
