package io.liushui.launcher.client;

import io.liushui.core.merchants.SignatureAlgorithm;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.jcajce.spec.SM2ParameterSpec;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/**
 * What a merchant signs with.
 *
 * @param material private key as PKCS #8, or the secret's ASCII bytes for HMAC-SHA256
 */
public record ClientKey(String id, SignatureAlgorithm algorithm, byte[] material) {

    /** The user id that GM/T 0009 gives when the parties agreed on none. */
    private static final String SM2_USER = "1234567812345678";

    /** The value of the header {@code Authorization}. */
    public String authorization(String method, String target, String timestamp, String nonce, byte[] body) {
        byte[] head =
                (method + "\n" + target + "\n" + timestamp + "\n" + nonce + "\n").getBytes(StandardCharsets.UTF_8);
        byte[] text = new byte[head.length + body.length + 1];
        System.arraycopy(head, 0, text, 0, head.length);
        System.arraycopy(body, 0, text, head.length, body.length);
        text[text.length - 1] = '\n';
        return "LIUSHUI-" + algorithm.label() + " key_id=\"" + id + "\",timestamp=\"" + timestamp + "\",nonce=\""
                + nonce + "\",signature=\"" + Base64.getEncoder().encodeToString(sign(text)) + "\"";
    }

    private byte[] sign(byte[] text) {
        try {
            return switch (algorithm) {
                case RSA_SHA256 -> sign(Signature.getInstance("SHA256withRSA"), KeyFactory.getInstance("RSA"), text);
                case ED25519 -> sign(Signature.getInstance("Ed25519"), KeyFactory.getInstance("Ed25519"), text);
                case SM2_SM3 -> signSm2(text);
                case HMAC_SHA256 -> {
                    Mac mac = Mac.getInstance("HmacSHA256");
                    mac.init(new SecretKeySpec(material, "HmacSHA256"));
                    yield mac.doFinal(text);
                }
            };
        } catch (GeneralSecurityException exception) {
            throw new IllegalStateException("the key " + id + " cannot sign", exception);
        }
    }

    private byte[] signSm2(byte[] text) throws GeneralSecurityException {
        BouncyCastleProvider provider = new BouncyCastleProvider();
        Signature signature = Signature.getInstance("SM3withSM2", provider);
        signature.setParameter(new SM2ParameterSpec(SM2_USER.getBytes(StandardCharsets.US_ASCII)));
        return sign(signature, KeyFactory.getInstance("EC", provider), text);
    }

    private byte[] sign(Signature signature, KeyFactory keys, byte[] text) throws GeneralSecurityException {
        PrivateKey key = keys.generatePrivate(new PKCS8EncodedKeySpec(material));
        signature.initSign(key);
        signature.update(text);
        return signature.sign();
    }

    /** Without the material. */
    @Override
    public String toString() {
        return "ClientKey[" + id + ", " + algorithm.label() + "]";
    }
}
