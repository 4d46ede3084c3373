package io.liushui.api.authentication;

import io.liushui.core.merchants.SignatureAlgorithm;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.jcajce.spec.SM2ParameterSpec;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/** The four algorithms. RSA is PKCS #1 v1.5; an SM2 signature is DER (GB/T 35276). */
final class Signatures {
    /** The user id that GM/T 0009 gives when the parties agreed on none. */
    private static final SM2ParameterSpec SM2_USER =
            new SM2ParameterSpec("1234567812345678".getBytes(java.nio.charset.StandardCharsets.US_ASCII));

    static final Provider SM2_PROVIDER = new BouncyCastleProvider();

    private Signatures() {}

    static boolean verify(SignatureAlgorithm algorithm, PublicKey key, byte[] message, byte[] signature) {
        try {
            Signature verifier = signature(algorithm);
            verifier.initVerify(key);
            verifier.update(message);
            return verifier.verify(signature);
        } catch (SignatureException malformed) {
            return false;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(algorithm.label() + " is not available", impossible);
        }
    }

    static byte[] sign(SignatureAlgorithm algorithm, PrivateKey key, byte[] message) {
        try {
            Signature signer = signature(algorithm);
            signer.initSign(key);
            signer.update(message);
            return signer.sign();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(algorithm.label() + " is not available", impossible);
        }
    }

    static byte[] hmac(byte[] secret, byte[] message) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return mac.doFinal(message);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("HMAC-SHA256 is not available", impossible);
        }
    }

    /** In constant time. */
    static boolean verifyHmac(byte[] secret, byte[] message, byte[] signature) {
        return MessageDigest.isEqual(hmac(secret, message), signature);
    }

    private static Signature signature(SignatureAlgorithm algorithm) throws GeneralSecurityException {
        return switch (algorithm) {
            case RSA_SHA256 -> Signature.getInstance("SHA256withRSA");
            case ED25519 -> Signature.getInstance("Ed25519");
            case SM2_SM3 -> {
                Signature sm2 = Signature.getInstance("SM3withSM2", SM2_PROVIDER);
                sm2.setParameter(SM2_USER);
                yield sm2;
            }
            case HMAC_SHA256 -> throw new IllegalArgumentException("HMAC-SHA256 has no key pair");
        };
    }
}
