package io.liushui.sandbox.netbank;

import java.io.IOException;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DERSequence;

/** A signature's two numbers as bytes. */
final class Sm2Form {

    private static final int RAW_BYTES = 64;

    private Sm2Form() {}

    static byte[] write(Sm2.Form form, Sm2.Numbers numbers) {
        return switch (form) {
            case RAW -> raw(numbers);
            case DER -> der(numbers);
        };
    }

    /** Empty for what is not written so, or not in the shortest way. */
    static Optional<Sm2.Numbers> read(Sm2.Form form, byte[] bytes) {
        return switch (form) {
            case RAW ->
                bytes.length == RAW_BYTES
                        ? Optional.of(new Sm2.Numbers(
                                new BigInteger(1, Arrays.copyOf(bytes, RAW_BYTES / 2)),
                                new BigInteger(1, Arrays.copyOfRange(bytes, RAW_BYTES / 2, RAW_BYTES))))
                        : Optional.empty();
            case DER -> readDer(bytes).filter(numbers -> Arrays.equals(der(numbers), bytes));
        };
    }

    private static byte[] raw(Sm2.Numbers numbers) {
        byte[] both = Arrays.copyOf(Sm2.bytes(numbers.r()), RAW_BYTES);
        System.arraycopy(Sm2.bytes(numbers.s()), 0, both, RAW_BYTES / 2, RAW_BYTES / 2);
        return both;
    }

    private static byte[] der(Sm2.Numbers numbers) {
        try {
            return new DERSequence(new ASN1Integer[] {new ASN1Integer(numbers.r()), new ASN1Integer(numbers.s())})
                    .getEncoded(ASN1Encoding.DER);
        } catch (IOException impossible) {
            throw new IllegalStateException("two numbers can be written", impossible);
        }
    }

    private static Optional<Sm2.Numbers> readDer(byte[] bytes) {
        try {
            ASN1Sequence sequence = ASN1Sequence.getInstance(ASN1Primitive.fromByteArray(bytes));
            return Optional.of(new Sm2.Numbers(
                    ASN1Integer.getInstance(sequence.getObjectAt(0)).getPositiveValue(),
                    ASN1Integer.getInstance(sequence.getObjectAt(1)).getPositiveValue()));
        } catch (IOException | RuntimeException noSuchSequence) {
            return Optional.empty();
        }
    }
}
