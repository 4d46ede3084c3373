package io.liushui.sandbox.netbank;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.function.Supplier;
import org.bouncycastle.asn1.gm.GMNamedCurves;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.math.ec.ECPoint;
import org.bouncycastle.util.BigIntegers;

/**
 * The signature of GB/T 32918.2 on sm2p256v1, step by step as the standard has it, so that it can judge a library's. It does not hide its keys
 * from a measuring neighbour: for a sandbox only.
 */
final class Sm2 {

    private static final X9ECParameters CURVE = GMNamedCurves.getByName("sm2p256v1");
    private static final BigInteger N = CURVE.getN();
    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Sm2() {}

    /** How the two numbers are written. */
    enum Form {
        DER,
        RAW
    }

    record Numbers(BigInteger r, BigInteger s) {}

    static BigInteger randomScalar() {
        return BigIntegers.createRandomInRange(BigInteger.ONE, N.subtract(BigInteger.ONE), RANDOM);
    }

    static ECPoint publicPoint(BigInteger privateKey) {
        return CURVE.getG().multiply(privateKey).normalize();
    }

    static Numbers sign(byte[] message, byte[] userId, BigInteger privateKey) {
        return sign(message, userId, privateKey, Sm2::randomScalar);
    }

    static Numbers sign(byte[] message, byte[] userId, BigInteger privateKey, Supplier<BigInteger> random) {
        BigInteger e = digest(message, userId, publicPoint(privateKey));
        BigInteger r = BigInteger.ZERO;
        BigInteger s = BigInteger.ZERO;
        while (s.signum() == 0) {
            BigInteger k = random.get();
            r = e.add(publicPoint(k).getAffineXCoord().toBigInteger()).mod(N);
            if (r.signum() != 0 && !r.add(k).equals(N)) {
                BigInteger inverse = privateKey.add(BigInteger.ONE).modInverse(N);
                s = inverse.multiply(k.subtract(r.multiply(privateKey))).mod(N);
            }
        }
        return new Numbers(r, s);
    }

    static boolean verify(byte[] message, byte[] userId, ECPoint publicKey, Numbers signature) {
        BigInteger t = signature.r().add(signature.s()).mod(N);
        if (!isScalar(signature.r()) || !isScalar(signature.s()) || t.signum() == 0) {
            return false;
        }
        ECPoint sum =
                CURVE.getG().multiply(signature.s()).add(publicKey.multiply(t)).normalize();
        return !sum.isInfinity()
                && digest(message, userId, publicKey)
                        .add(sum.getAffineXCoord().toBigInteger())
                        .mod(N)
                        .equals(signature.r());
    }

    /** e, over the user's digest Z and the message. */
    private static BigInteger digest(byte[] message, byte[] userId, ECPoint publicKey) {
        int bits = userId.length * 8;
        byte[] z = sm3(
                new byte[] {(byte) (bits >> 8), (byte) bits},
                userId,
                bytes(CURVE.getCurve().getA().toBigInteger()),
                bytes(CURVE.getCurve().getB().toBigInteger()),
                bytes(CURVE.getG().getAffineXCoord().toBigInteger()),
                bytes(CURVE.getG().getAffineYCoord().toBigInteger()),
                bytes(publicKey.getAffineXCoord().toBigInteger()),
                bytes(publicKey.getAffineYCoord().toBigInteger()));
        return new BigInteger(1, sm3(z, message));
    }

    static byte[] sm3(byte[]... parts) {
        SM3Digest digest = new SM3Digest();
        Arrays.stream(parts).forEach(part -> digest.update(part, 0, part.length));
        byte[] result = new byte[digest.getDigestSize()];
        digest.doFinal(result, 0);
        return result;
    }

    static byte[] bytes(BigInteger number) {
        return BigIntegers.asUnsignedByteArray(BYTES, number);
    }

    private static boolean isScalar(BigInteger number) {
        return number.signum() > 0 && number.compareTo(N) < 0;
    }
}
