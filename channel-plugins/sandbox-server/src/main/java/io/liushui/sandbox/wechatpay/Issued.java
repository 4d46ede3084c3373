package io.liushui.sandbox.wechatpay;

import io.liushui.sandbox.keys.PemFiles;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Locale;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A certificate with its key, in {@code <name>-certificate.pem} and {@code <name>-private.pem}. */
record Issued(X509Certificate certificate, PrivateKey key) {
    private static final int KEY_BITS = 2048;
    private static final int SERIAL_BITS = 159;
    private static final Duration VALIDITY = Duration.ofDays(5 * 365);

    /** Reads both files; makes them when neither is there. */
    static Issued open(Path folder, String name, String subject) throws IOException, GeneralSecurityException {
        Path certificate = folder.resolve(name + "-certificate.pem");
        Path key = folder.resolve(name + "-private.pem");
        if (!Files.exists(certificate) && !Files.exists(key)) {
            issue(certificate, key, subject);
        }
        return new Issued(read(certificate), privateKey(key));
    }

    static KeyPair newPair() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(KEY_BITS);
        return generator.generateKeyPair();
    }

    static PrivateKey privateKey(Path file) throws IOException, GeneralSecurityException {
        return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(PemFiles.read(file)));
    }

    /** In upper-case hexadecimal digits, 40 of them. */
    String serial() {
        return certificate.getSerialNumber().toString(16).toUpperCase(Locale.ROOT);
    }

    private static X509Certificate read(Path file) throws IOException, GeneralSecurityException {
        return (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(PemFiles.read(file)));
    }

    private static void issue(Path certificate, Path key, String subject) throws IOException, GeneralSecurityException {
        KeyPair pair = newPair();
        X500Principal name = new X500Principal("CN=" + subject + ",O=Liushui Sandbox,C=CN");
        // The highest bit set: each serial has the same length
        BigInteger serial = new BigInteger(SERIAL_BITS, new SecureRandom()).setBit(SERIAL_BITS);
        Instant from = Instant.now().minus(Duration.ofDays(1));
        JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                name, serial, Date.from(from), Date.from(from.plus(VALIDITY)), name, pair.getPublic());
        try {
            byte[] encoded = builder.build(new JcaContentSignerBuilder("SHA256withRSA").build(pair.getPrivate()))
                    .getEncoded();
            PemFiles.writePrivate(key, "PRIVATE KEY", pair.getPrivate().getEncoded());
            PemFiles.writePublic(certificate, "CERTIFICATE", encoded);
        } catch (OperatorCreationException impossible) {
            throw new GeneralSecurityException(impossible);
        }
    }
}
