package io.liushui.channel.netbank;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.digests.SHA256Digest;

/** RSASSA-PKCS1-v1_5 with SHA-256. */
record RsaSha256(PrivateKey ownKey, PublicKey bankKey) implements MessageSignature {

    static final String NAME = "RSA-SHA256";
    private static final String JDK_NAME = "SHA256withRSA";

    @Override
    public String algorithm() {
        return NAME;
    }

    @Override
    public byte[] sign(byte[] message) {
        try {
            Signature signature = Signature.getInstance(JDK_NAME);
            signature.initSign(ownKey);
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("an RSA key that was checked cannot sign", impossible);
        }
    }

    @Override
    public boolean verify(byte[] message, byte[] signature) {
        try {
            Signature verifier = Signature.getInstance(JDK_NAME);
            verifier.initVerify(bankKey);
            verifier.update(message);
            return verifier.verify(signature);
        } catch (SignatureException noSignature) {
            return false;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("an RSA key that was checked cannot verify", impossible);
        }
    }

    @Override
    public Digest digest() {
        return new SHA256Digest();
    }
}
