package io.liushui.sandbox.paypal;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Makes certificates that are valid for ten years. */
final class CertificateMaker {

    private static final Duration VALID = Duration.ofDays(3650);

    private final Instant now;

    CertificateMaker(Instant now) {
        this.now = now;
    }

    static KeyPair keys() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        return generator.generateKeyPair();
    }

    /** One that may sign others. */
    X509Certificate authority(String name, PublicKey key, String issuerName, KeyPair issuer)
            throws IOException, GeneralSecurityException {
        X509v3CertificateBuilder builder = builder(name, key, issuerName)
                .addExtension(Extension.basicConstraints, true, new BasicConstraints(true))
                .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
        return signed(builder, issuer);
    }

    /** One that signs messages. */
    X509Certificate signer(String name, PublicKey key, String issuerName, KeyPair issuer)
            throws IOException, GeneralSecurityException {
        X509v3CertificateBuilder builder = builder(name, key, issuerName)
                .addExtension(Extension.basicConstraints, true, new BasicConstraints(false))
                .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
        return signed(builder, issuer);
    }

    private X509v3CertificateBuilder builder(String name, PublicKey key, String issuerName) {
        return new JcaX509v3CertificateBuilder(
                name(issuerName),
                new BigInteger(120, new SecureRandom()).add(BigInteger.ONE),
                Date.from(now.minus(Duration.ofDays(1))),
                Date.from(now.plus(VALID)),
                name(name),
                key);
    }

    private static X500Name name(String common) {
        return new X500Name("CN=" + common + ",O=Liushui Sandbox,C=US");
    }

    private static X509Certificate signed(X509v3CertificateBuilder builder, KeyPair issuer)
            throws GeneralSecurityException {
        try {
            return new JcaX509CertificateConverter()
                    .getCertificate(
                            builder.build(new JcaContentSignerBuilder("SHA256withRSA").build(issuer.getPrivate())));
        } catch (OperatorCreationException failed) {
            throw new GeneralSecurityException(failed);
        }
    }
}
