package io.liushui.sandbox.netbank;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.bouncycastle.asn1.gm.GMNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.ParametersWithID;
import org.bouncycastle.crypto.signers.DSAEncoding;
import org.bouncycastle.crypto.signers.PlainDSAEncoding;
import org.bouncycastle.crypto.signers.SM2Signer;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;
import org.bouncycastle.math.ec.ECPoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The sandbox's own SM2 against the example of GB/T 32918.5 and against Bouncy Castle's signer. */
class Sm2Tests {

    private static final byte[] USER = "1234567812345678".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] MESSAGE = "message digest".getBytes(StandardCharsets.US_ASCII);
    private static final BigInteger PRIVATE =
            new BigInteger("3945208F7B2144B13F36E38AC6D39F95889393692860B51A42FB81EF4DF7C5B8", 16);
    private static final BigInteger RANDOM =
            new BigInteger("59276E27D506861A16680F3AD9C02DCCEF3CC1FA3CDBE4CE6D54B80DEAC1BC21", 16);
    private static final String R = "f5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3";
    private static final String S = "b1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aa";
    private static final ECDomainParameters CURVE = new ECDomainParameters(GMNamedCurves.getByName("sm2p256v1"));

    @Test
    void signsTheExampleOfTheStandard() {
        Sm2.Numbers signature = Sm2.sign(MESSAGE, USER, PRIVATE, () -> RANDOM);
        assertThat(HexFormat.of().formatHex(Sm2Form.write(Sm2.Form.RAW, signature)))
                .isEqualTo(R + S);
        assertThat(Sm2.verify(MESSAGE, USER, Sm2.publicPoint(PRIVATE), signature))
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void bouncyCastleAgreesBothWays(Sm2.Form form) throws Exception {
        BigInteger key = Sm2.randomScalar();
        ECPoint point = Sm2.publicPoint(key);
        byte[] ours = Sm2Form.write(form, Sm2.sign(MESSAGE, USER, key));
        SM2Signer judge = new SM2Signer(encoding(form));
        judge.init(false, new ParametersWithID(new ECPublicKeyParameters(point, CURVE), USER));
        judge.update(MESSAGE, 0, MESSAGE.length);
        assertThat(judge.verifySignature(ours)).isTrue();

        judge.init(true, new ParametersWithID(new ECPrivateKeyParameters(key, CURVE), USER));
        judge.update(MESSAGE, 0, MESSAGE.length);
        Sm2.Numbers theirs = Sm2Form.read(form, judge.generateSignature()).orElseThrow();
        assertThat(Sm2.verify(MESSAGE, USER, point, theirs)).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void refusesAnyChangedBit(Sm2.Form form) {
        ECPoint point = Sm2.publicPoint(PRIVATE);
        byte[] signature = Sm2Form.write(form, Sm2.sign(MESSAGE, USER, PRIVATE));
        for (int index = 0; index < signature.length; index++) {
            byte[] changed = signature.clone();
            changed[index] ^= (byte) (1 << index % 8);
            assertThat(Sm2Form.read(form, changed).filter(numbers -> Sm2.verify(MESSAGE, USER, point, numbers)))
                    .isEmpty();
        }
        Sm2.Numbers genuine = Sm2Form.read(form, signature).orElseThrow();
        byte[] message = MESSAGE.clone();
        message[5] ^= 4;
        assertThat(Sm2.verify(message, USER, point, genuine)).isFalse();
        assertThat(Sm2.verify(MESSAGE, "other".getBytes(StandardCharsets.US_ASCII), point, genuine))
                .isFalse();
    }

    private static DSAEncoding encoding(Sm2.Form form) {
        return switch (form) {
            case DER -> StandardDSAEncoding.INSTANCE;
            case RAW -> PlainDSAEncoding.INSTANCE;
        };
    }
}
