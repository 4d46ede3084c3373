package io.liushui.channel.unionpay;

import io.liushui.benchmarks.Keys;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Somebody with a certificate and its key, who may vouch for others. */
record Authority(X509Certificate certificate, PrivateKey key, X500Name name, BigInteger serial) {

    static Authority root() {
        return issued("Root", BigInteger.ONE, null, true);
    }

    Authority middle() {
        return issued("Middle", serial.add(BigInteger.ONE), this, true);
    }

    Authority holder(String commonName) {
        return issued(commonName, serial.add(BigInteger.TEN), this, false);
    }

    String pem() {
        try {
            return Keys.pem("CERTIFICATE", certificate.getEncoded());
        } catch (GeneralSecurityException unusable) {
            throw new IllegalStateException(unusable);
        }
    }

    /** @param issuer null for one that vouches for itself */
    private static Authority issued(String commonName, BigInteger serial, Authority issuer, boolean vouches) {
        KeyPair pair = Keys.rsa();
        X500Name name = new X500NameBuilder(BCStyle.INSTANCE)
                .addRDN(BCStyle.CN, commonName)
                .build();
        Instant now = Instant.now();
        try {
            JcaX509v3CertificateBuilder certificate = new JcaX509v3CertificateBuilder(
                    issuer == null ? name : issuer.name(),
                    serial,
                    Date.from(now.minus(Duration.ofDays(1))),
                    Date.from(now.plus(Duration.ofDays(1))),
                    name,
                    pair.getPublic());
            certificate.addExtension(Extension.basicConstraints, true, new BasicConstraints(vouches));
            PrivateKey signing = issuer == null ? pair.getPrivate() : issuer.key();
            return new Authority(
                    new JcaX509CertificateConverter()
                            .getCertificate(
                                    certificate.build(new JcaContentSignerBuilder("SHA256withRSA").build(signing))),
                    pair.getPrivate(),
                    name,
                    serial);
        } catch (IOException | GeneralSecurityException | OperatorCreationException unusable) {
            throw new IllegalStateException(unusable);
        }
    }
}
