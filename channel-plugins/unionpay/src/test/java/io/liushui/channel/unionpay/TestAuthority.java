package io.liushui.channel.unionpay;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.Map;
import java.util.TreeMap;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A root, a middle authority below it, and whoever they vouch for. */
final class TestAuthority {
    static final String SIGNER = "041@Z12@00040000:SIGN@00000001";
    static final String NAME = "00040000:SIGN";

    final Holder root;
    final Holder middle;

    TestAuthority() {
        root = issue("Test Root", null, true, Duration.ofDays(1), 2048);
        middle = issue("Test Middle", root, true, Duration.ofDays(1), 2048);
    }

    record Holder(X509Certificate certificate, PrivateKey key, X500Name name) {

        String pem() {
            try {
                return "-----BEGIN CERTIFICATE-----\r\n"
                        + Base64.getMimeEncoder(64, new byte[] {'\r', '\n'}).encodeToString(certificate.getEncoded())
                        + "\r\n-----END CERTIFICATE-----";
            } catch (GeneralSecurityException unusable) {
                throw new IllegalStateException(unusable);
            }
        }

        MerchantKey merchantKey() {
            return new MerchantKey(certificate.getSerialNumber().toString(), key);
        }

        /** As UnionPay signs what it sends. */
        Map<String, String> sign(Map<String, String> fields) {
            Map<String, String> message = new TreeMap<>(fields);
            message.put("signMethod", "01");
            message.put(Seal.CERTIFICATE, pem());
            return Seal.sign(message, merchantKey());
        }
    }

    Trust trust() {
        return trust(Clock.systemUTC());
    }

    Trust trust(Clock clock) {
        return new Trust(root.certificate(), middle.certificate(), NAME, clock);
    }

    Holder holder(String name) {
        return issue(name, middle, false, Duration.ofDays(1), 2048);
    }

    /** @param issuer null for one that vouches for itself */
    static Holder issue(String name, Holder issuer, boolean authority, Duration valid, int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(bits);
            KeyPair pair = generator.generateKeyPair();
            X500Name subject = new X500NameBuilder(BCStyle.INSTANCE)
                    .addRDN(BCStyle.C, "CN")
                    .addRDN(BCStyle.CN, name)
                    .build();
            Instant now = Instant.now();
            JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                    issuer == null ? subject : issuer.name(),
                    BigInteger.valueOf(System.nanoTime()),
                    Date.from(now.minus(Duration.ofDays(1))),
                    Date.from(now.plus(valid)),
                    subject,
                    pair.getPublic());
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
            PrivateKey signing = issuer == null ? pair.getPrivate() : issuer.key();
            X509Certificate certificate = new JcaX509CertificateConverter()
                    .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withRSA").build(signing)));
            return new Holder(certificate, pair.getPrivate(), subject);
        } catch (Exception unusable) {
            throw new IllegalStateException(unusable);
        }
    }
}
