package io.liushui.channel.netbank;

import java.nio.charset.StandardCharsets;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.ParametersWithID;
import org.bouncycastle.crypto.signers.DSAEncoding;
import org.bouncycastle.crypto.signers.PlainDSAEncoding;
import org.bouncycastle.crypto.signers.SM2Signer;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;

/**
 * GB/T 32918.2 over sm2p256v1 with SM3.
 *
 * @param userId of both sides, which the signed digest begins with
 */
record Sm2Sm3(ECPrivateKeyParameters ownKey, ECPublicKeyParameters bankKey, String userId, Encoding encoding)
        implements MessageSignature {

    static final String NAME = "SM2-SM3";

    /** How r and s are written. */
    enum Encoding {
        /** An ASN.1 sequence of two integers. */
        DER(StandardDSAEncoding.INSTANCE),
        /** r‖s, 32 bytes each. */
        RAW(PlainDSAEncoding.INSTANCE);

        private final DSAEncoding form;

        Encoding(DSAEncoding form) {
            this.form = form;
        }
    }

    @Override
    public String algorithm() {
        return NAME;
    }

    @Override
    public byte[] sign(byte[] message) {
        SM2Signer signer = new SM2Signer(encoding.form);
        signer.init(true, new ParametersWithID(ownKey, id()));
        signer.update(message, 0, message.length);
        try {
            return signer.generateSignature();
        } catch (CryptoException impossible) {
            throw new IllegalStateException("an SM2 key that was checked cannot sign", impossible);
        }
    }

    @Override
    public boolean verify(byte[] message, byte[] signature) {
        SM2Signer verifier = new SM2Signer(encoding.form);
        verifier.init(false, new ParametersWithID(bankKey, id()));
        verifier.update(message, 0, message.length);
        return verifier.verifySignature(signature);
    }

    @Override
    public Digest digest() {
        return new SM3Digest();
    }

    private byte[] id() {
        return userId.getBytes(StandardCharsets.US_ASCII);
    }
}
