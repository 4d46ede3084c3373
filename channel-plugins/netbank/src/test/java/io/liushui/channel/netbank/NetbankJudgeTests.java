package io.liushui.channel.netbank;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.HexFormat;
import org.bouncycastle.asn1.gm.GMNamedCurves;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.params.ECNamedDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.signers.RSADigestSigner;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.crypto.util.PublicKeyFactory;
import org.junit.jupiter.api.Test;

/** The signatures against the example of GB/T 32918.5 and against another implementation. */
class NetbankJudgeTests {

    private static final ECNamedDomainParameters CURVE =
            new ECNamedDomainParameters(GMObjectIdentifiers.sm2p256v1, GMNamedCurves.getByName("sm2p256v1"));
    private static final byte[] MESSAGE = "message digest".getBytes(StandardCharsets.US_ASCII);
    private static final BigInteger PRIVATE =
            new BigInteger("3945208F7B2144B13F36E38AC6D39F95889393692860B51A42FB81EF4DF7C5B8", 16);
    private static final String R = "F5A03B0648D2C4630EEAC513E1BB81A15944DA3827D5B74143AC7EACEEE720B3";
    private static final String S = "B1B6AA29DF212FD8763182BC0D421CA1BB9038FD1F7F42D4840B69C485BBC1AA";
    private static final byte[] RAW = HexFormat.of().parseHex(R + S);

    @Test
    void acceptsTheExampleOfTheStandard() throws Exception {
        assertThat(standard("1234567812345678", Sm2Sm3.Encoding.RAW).verify(MESSAGE, RAW))
                .isTrue();
        byte[] der = StandardDSAEncoding.INSTANCE.encode(CURVE.getN(), new BigInteger(R, 16), new BigInteger(S, 16));
        assertThat(standard("1234567812345678", Sm2Sm3.Encoding.DER).verify(MESSAGE, der))
                .isTrue();
    }

    @Test
    void refusesTheExampleUnderAnotherUserIdOrInTheOtherEncoding() {
        assertThat(standard("1234567812345679", Sm2Sm3.Encoding.RAW).verify(MESSAGE, RAW))
                .isFalse();
        assertThat(standard("1234567812345678", Sm2Sm3.Encoding.DER).verify(MESSAGE, RAW))
                .isFalse();
    }

    @Test
    void refusesTheExampleWithAnyBitChanged() {
        MessageSignature standard = standard("1234567812345678", Sm2Sm3.Encoding.RAW);
        for (int index = 0; index < RAW.length; index++) {
            byte[] changed = RAW.clone();
            changed[index] ^= (byte) (1 << index % 8);
            assertThat(standard.verify(MESSAGE, changed)).isFalse();
        }
        byte[] message = MESSAGE.clone();
        message[3] ^= 1;
        assertThat(standard.verify(message, RAW)).isFalse();
    }

    @Test
    void anotherRsaImplementationAgreesBothWays() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        KeyPair pair = generator.generateKeyPair();
        RsaSha256 ours = new RsaSha256(pair.getPrivate(), pair.getPublic());
        byte[] signature = ours.sign(MESSAGE);

        RSADigestSigner judge = new RSADigestSigner(new SHA256Digest());
        judge.init(false, PublicKeyFactory.createKey(pair.getPublic().getEncoded()));
        judge.update(MESSAGE, 0, MESSAGE.length);
        assertThat(judge.verifySignature(signature)).isTrue();

        judge.init(true, PrivateKeyFactory.createKey(pair.getPrivate().getEncoded()));
        judge.update(MESSAGE, 0, MESSAGE.length);
        byte[] theirs = judge.generateSignature();
        assertThat(ours.verify(MESSAGE, theirs)).isTrue();
        theirs[7] ^= 1;
        assertThat(ours.verify(MESSAGE, theirs)).isFalse();
        assertThat(ours.verify(MESSAGE, new byte[3])).isFalse();
    }

    private static MessageSignature standard(String userId, Sm2Sm3.Encoding encoding) {
        return new Sm2Sm3(
                new ECPrivateKeyParameters(PRIVATE, CURVE),
                new ECPublicKeyParameters(CURVE.getG().multiply(PRIVATE).normalize(), CURVE),
                userId,
                encoding);
    }
}
