package io.liushui.channel.paypal;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Certificates with their keys, as a test wants them. */
final class TestCertificates {

    private TestCertificates() {}

    record Owned(X509Certificate certificate, KeyPair keys) {

        String pem() {
            try {
                String base64 = Base64.getMimeEncoder().encodeToString(certificate.getEncoded());
                return "-----BEGIN CERTIFICATE-----\n" + base64 + "\n-----END CERTIFICATE-----\n";
            } catch (Exception impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }

    /** @param issuer null for one that vouches for itself */
    static Owned make(String name, Owned issuer, boolean authority, Instant from, Duration life) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            KeyPair keys = generator.generateKeyPair();
            String issuerName = issuer == null
                    ? "CN=" + name
                    : issuer.certificate().getSubjectX500Principal().getName();
            JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                    new X500Name(issuerName),
                    BigInteger.valueOf(from.toEpochMilli() + name.hashCode()).abs(),
                    Date.from(from),
                    Date.from(from.plus(life)),
                    new X500Name("CN=" + name),
                    keys.getPublic());
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
            var signer = new JcaContentSignerBuilder("SHA256withRSA")
                    .build((issuer == null ? keys : issuer.keys()).getPrivate());
            return new Owned(new JcaX509CertificateConverter().getCertificate(builder.build(signer)), keys);
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }
}
