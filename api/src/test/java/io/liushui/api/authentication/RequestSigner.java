package io.liushui.api.authentication;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.liushui.core.merchants.SignatureAlgorithm;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.function.UnaryOperator;

/** The merchant's side: makes the {@code Authorization} header. */
public final class RequestSigner {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SignatureAlgorithm algorithm;
    private final String keyId;
    private final UnaryOperator<byte[]> signature;

    private RequestSigner(SignatureAlgorithm algorithm, String keyId, UnaryOperator<byte[]> signature) {
        this.algorithm = algorithm;
        this.keyId = keyId;
        this.signature = signature;
    }

    /** @param secret as it was shown when the key was added */
    public static RequestSigner hmac(String keyId, String secret) {
        byte[] bytes = secret.getBytes(US_ASCII);
        return new RequestSigner(SignatureAlgorithm.HMAC_SHA256, keyId, text -> Signatures.hmac(bytes, text));
    }

    public static RequestSigner of(SignatureAlgorithm algorithm, String keyId, PrivateKey key) {
        return new RequestSigner(algorithm, keyId, text -> Signatures.sign(algorithm, key, text));
    }

    /** A fresh nonce each time. */
    public String authorization(String method, String target, byte[] body, Instant now) {
        byte[] nonce = new byte[16];
        RANDOM.nextBytes(nonce);
        return authorization(method, target, body, now, HexFormat.of().formatHex(nonce));
    }

    /** @param target path and query exactly as they will be sent */
    public String authorization(String method, String target, byte[] body, Instant now, String nonce) {
        String timestamp = Long.toString(now.getEpochSecond());
        byte[] text = SigningText.ofRequest(method, target, timestamp, nonce, body);
        return "LIUSHUI-" + algorithm.label() + " key_id=\"" + keyId + "\",timestamp=\"" + timestamp + "\",nonce=\""
                + nonce + "\",signature=\"" + Base64.getEncoder().encodeToString(signature.apply(text)) + "\"";
    }
}
