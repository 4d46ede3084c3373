package io.liushui.sandbox.netbank;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.SignatureException;
import java.util.Base64;

/** Signs and verifies as agreed with each merchant. */
final class BankSignatures {

    private static final String RSA = "SHA256withRSA";

    private final BankKeys keys;

    BankSignatures(BankKeys keys) {
        this.keys = keys;
    }

    /** In Base64. */
    String sign(Agreement agreement, byte[] message) {
        byte[] signature = agreement.usesSm2()
                ? Sm2Form.write(agreement.form(), Sm2.sign(message, agreement.userId(), keys.ownSm2()))
                : rsa(message);
        return Base64.getEncoder().encodeToString(signature);
    }

    /** False also for what is no signature at all. */
    boolean verify(Agreement agreement, byte[] message, String base64) {
        byte[] signature;
        try {
            signature = Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
        if (!Base64.getEncoder().encodeToString(signature).equals(base64)) {
            return false;
        }
        return agreement.usesSm2()
                ? Sm2Form.read(agreement.form(), signature)
                        .filter(numbers -> Sm2.verify(message, agreement.userId(), keys.merchantSm2(), numbers))
                        .isPresent()
                : isRsa(message, signature);
    }

    /** The file digest of the family. */
    static byte[] digest(Agreement agreement, byte[] file) {
        try {
            return agreement.usesSm2()
                    ? Sm2.sm3(file)
                    : MessageDigest.getInstance("SHA-256").digest(file);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private byte[] rsa(byte[] message) {
        try {
            Signature signature = Signature.getInstance(RSA);
            signature.initSign(keys.ownRsa());
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private boolean isRsa(byte[] message, byte[] signed) {
        try {
            Signature signature = Signature.getInstance(RSA);
            signature.initVerify(keys.merchantRsa());
            signature.update(message);
            return signature.verify(signed);
        } catch (SignatureException noSignature) {
            return false;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
