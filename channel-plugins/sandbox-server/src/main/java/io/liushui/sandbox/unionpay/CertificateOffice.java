package io.liushui.sandbox.unionpay;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Issues certificates of RSA keys with 2048 bits, as the authority behind UnionPay does; valid for ten years. */
final class CertificateOffice {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Duration VALID = Duration.ofDays(3_650);
    private static final int SERIAL_BITS = 120;

    private final Clock clock;

    CertificateOffice(Clock clock) {
        this.clock = clock;
    }

    /** A key with its certificate. */
    record Identity(X509Certificate certificate, PrivateKey key) {

        /** As UnionPay writes it: decimal. */
        String serial() {
            return certificate.getSerialNumber().toString();
        }
    }

    Identity root(String name) throws GeneralSecurityException {
        KeyPair pair = pair();
        return issue(name, pair, name, pair.getPrivate(), true);
    }

    Identity authority(String name, Identity issuer) throws GeneralSecurityException {
        return issue(name, pair(), commonName(issuer), issuer.key(), true);
    }

    Identity holder(String name, Identity issuer) throws GeneralSecurityException {
        return issue(name, pair(), commonName(issuer), issuer.key(), false);
    }

    private Identity issue(String name, KeyPair pair, String issuer, PrivateKey issuerKey, boolean authority)
            throws GeneralSecurityException {
        try {
            Instant now = clock.instant();
            JcaX509v3CertificateBuilder certificate = new JcaX509v3CertificateBuilder(
                    distinguished(issuer),
                    new BigInteger(SERIAL_BITS, RANDOM).setBit(SERIAL_BITS - 1),
                    Date.from(now.minus(Duration.ofDays(1))),
                    Date.from(now.plus(VALID)),
                    distinguished(name),
                    pair.getPublic());
            certificate.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
            return new Identity(
                    new JcaX509CertificateConverter()
                            .getCertificate(
                                    certificate.build(new JcaContentSignerBuilder("SHA256withRSA").build(issuerKey))),
                    pair.getPrivate());
        } catch (OperatorCreationException | CertIOException unusable) {
            throw new GeneralSecurityException(unusable);
        }
    }

    private static KeyPair pair() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        return generator.generateKeyPair();
    }

    private static X500Name distinguished(String commonName) {
        return new X500NameBuilder(BCStyle.INSTANCE)
                .addRDN(BCStyle.C, "CN")
                .addRDN(BCStyle.O, "Sandbox Certification Authority")
                .addRDN(BCStyle.CN, commonName)
                .build();
    }

    private static String commonName(Identity identity) {
        X500Name name = X500Name.getInstance(
                identity.certificate().getSubjectX500Principal().getEncoded());
        return name.getRDNs(BCStyle.CN)[0].getFirst().getValue().toString();
    }
}
