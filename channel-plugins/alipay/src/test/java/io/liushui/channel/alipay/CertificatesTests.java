package io.liushui.channel.alipay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.alipay.v3.util.AntCertificationUtil;
import io.liushui.spi.ChannelSettings;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.Map;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Certificate mode, with a file of roots like Alipay's: RSA and SM2 beside each other. */
class CertificatesTests {
    private static final BouncyCastleProvider PROVIDER = new BouncyCastleProvider();
    private static final Instant NOW = Instant.now();
    private static final Issuer ROOT = Issuer.root("Ant Root R1", rsa(), "SHA256withRSA");
    private static final Issuer SM2_ROOT = Issuer.root("Ant Root SM2", sm2(), "SM3withSM2");
    private static final Issuer MIDDLE = ROOT.issuer("Ant Class 1 R1", rsa());
    private static final KeyPair KEY = rsa();
    private static final String ROOTS = SM2_ROOT.pem() + ROOT.pem();
    private static TestKeys keys;

    @BeforeAll
    static void makeKeys() {
        keys = TestKeys.make();
    }

    /** @param pem its own certificate */
    private record Issuer(X500Name name, KeyPair pair, String algorithm, String pem) {

        static Issuer root(String name, KeyPair pair, String algorithm) {
            X500Name subject = new X500Name("C=CN,O=Ant Financial,CN=" + name);
            Issuer self = new Issuer(subject, pair, algorithm, null);
            return new Issuer(subject, pair, algorithm, self.certificate(subject, pair, true, NOW.minusSeconds(60)));
        }

        Issuer issuer(String name, KeyPair key) {
            X500Name subject = new X500Name("C=CN,O=Ant Financial,CN=" + name);
            return new Issuer(subject, key, algorithm, certificate(subject, key, true, NOW.minusSeconds(60)));
        }

        String leaf(String name, KeyPair key, Instant from) {
            return certificate(new X500Name("C=CN,O=Alipay,CN=" + name), key, false, from);
        }

        private String certificate(X500Name subject, KeyPair key, boolean authority, Instant from) {
            try {
                JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                        name,
                        new BigInteger(100, new java.security.SecureRandom()),
                        Date.from(from),
                        Date.from(from.plus(Duration.ofDays(10))),
                        subject,
                        key.getPublic());
                builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
                byte[] encoded = builder.build(new JcaContentSignerBuilder(algorithm)
                                .setProvider(PROVIDER)
                                .build(pair.getPrivate()))
                        .getEncoded();
                return "-----BEGIN CERTIFICATE-----\n" + Base64.getMimeEncoder().encodeToString(encoded)
                        + "\n-----END CERTIFICATE-----\n";
            } catch (Exception impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }

    @Test
    void numbersCertificatesAsTheKitDoes() {
        String app = MIDDLE.leaf("app", KEY, NOW.minusSeconds(60));
        AlipaySettings settings = settings(app, MIDDLE.leaf("alipay", KEY, NOW.minusSeconds(60)) + MIDDLE.pem(), ROOTS);
        assertThat(settings.app().certificateSerial()).isEqualTo(AntCertificationUtil.getCertSN(app));
        assertThat(settings.app().rootSerial()).isEqualTo(AntCertificationUtil.getRootCertSN(ROOTS));
    }

    @Test
    void findsTheKeyThatAMessageNamesWhileItIsValid() {
        KeyPair old = rsa();
        String first = MIDDLE.leaf("old", old, NOW.minusSeconds(60));
        String second = ROOT.leaf("new", KEY, NOW.plus(Duration.ofDays(5)));
        AlipayKeys known = settings(first, first + MIDDLE.pem() + second, ROOTS).alipay();
        assertThat(known.find(AntCertificationUtil.getCertSN(first), NOW)).isEqualTo(old.getPublic());
        assertThat(known.find(null, NOW)).isEqualTo(old.getPublic());
        assertThat(known.find(AntCertificationUtil.getCertSN(second), NOW)).isNull();
        assertThat(known.find(AntCertificationUtil.getCertSN(second), NOW.plus(Duration.ofDays(6))))
                .isEqualTo(KEY.getPublic());
        assertThat(known.find(AntCertificationUtil.getCertSN(first), NOW.plus(Duration.ofDays(11))))
                .isNull();
        assertThat(known.find("0".repeat(32), NOW)).isNull();
    }

    @Test
    void startsWithACertificateThatHasExpiredAndTrustsItNoLonger() {
        String expired = ROOT.leaf("alipay", KEY, NOW.minusSeconds(30));
        AlipayKeys known = settings(expired, expired, ROOTS).alipay();
        assertThat(known.find(null, NOW.plus(Duration.ofDays(20)))).isNull();
    }

    @Test
    void refusesACertificateThatDoesNotLeadToARoot() {
        Issuer stranger = Issuer.root("Ant Root R1", rsa(), "SHA256withRSA");
        String foreign = stranger.leaf("alipay", KEY, NOW);
        String unchained = MIDDLE.leaf("alipay", KEY, NOW);
        for (String wrong : new String[] {foreign, unchained, foreign + stranger.pem(), MIDDLE.pem()}) {
            assertThatThrownBy(() -> settings(unchained, wrong, ROOTS))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("'alipayCertificate'");
        }
        assertThatThrownBy(() -> settings(unchained, unchained + MIDDLE.pem(), SM2_ROOT.pem()))
                .hasMessageContaining("'alipayRootCertificate'");
    }

    @Test
    void aCertificateForOneThingIssuesNoOther() {
        String notAnIssuer = ROOT.leaf("shop", MIDDLE.pair(), NOW.minusSeconds(60));
        Issuer pretender =
                new Issuer(new X500Name("C=CN,O=Alipay,CN=shop"), MIDDLE.pair(), "SHA256withRSA", notAnIssuer);
        String issued = pretender.leaf("alipay", KEY, NOW.minusSeconds(60));
        assertThatThrownBy(() -> settings(issued, issued + notAnIssuer, ROOTS))
                .hasMessageContaining("'alipayCertificate'");
    }

    private static AlipaySettings settings(String app, String alipay, String roots) {
        Map<String, String> values = keys.values();
        values.put("appCertificate", app);
        values.put("alipayCertificate", alipay);
        values.put("alipayRootCertificate", roots);
        return AlipaySettings.of(new ChannelSettings("alipay-1", TestKeys.NOTIFICATIONS, values));
    }

    private static KeyPair rsa() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (Exception impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static KeyPair sm2() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", PROVIDER);
            generator.initialize(new ECGenParameterSpec("sm2p256v1"));
            return generator.generateKeyPair();
        } catch (Exception impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
