package io.liushui.channel.alipay;

import io.liushui.spi.ChannelSettings;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/** Certificate mode: Alipay's way to number certificates, and whom we trust. What it throws names the setting, never the content. */
final class Certificates {
    private static final String ROOT = "alipayRootCertificate";
    private static final String RSA_SIGNED = "1.2.840.113549.1.1";
    private static final int LONGEST_PATH = 5;
    private static final BouncyCastleProvider PROVIDER = new BouncyCastleProvider();

    private Certificates() {}

    static boolean configured(ChannelSettings settings) {
        return settings.values().containsKey("appCertificate");
    }

    /** Alipay's roots that are signed with RSA. Its file holds SM2 roots too, which the JDK alone cannot read. */
    static List<X509Certificate> roots(ChannelSettings settings) {
        List<X509Certificate> roots = read(settings, ROOT).stream()
                .filter(root -> root.getSigAlgOID().startsWith(RSA_SIGNED))
                .toList();
        if (roots.isEmpty()) {
            throw new IllegalArgumentException("setting '" + ROOT + "' holds no RSA certificate");
        }
        return roots;
    }

    /** @throws IllegalArgumentException when the setting holds no certificate */
    static List<X509Certificate> read(ChannelSettings settings, String name) {
        byte[] text = settings.require(name).getBytes(StandardCharsets.US_ASCII);
        try {
            List<X509Certificate> certificates =
                    CertificateFactory.getInstance("X.509", PROVIDER)
                            .generateCertificates(new ByteArrayInputStream(text))
                            .stream()
                            .map(X509Certificate.class::cast)
                            .toList();
            if (!certificates.isEmpty()) {
                return certificates;
            }
        } catch (GeneralSecurityException | RuntimeException unreadable) {
            throw new IllegalArgumentException("setting '" + name + "' holds a certificate that cannot be read");
        }
        throw new IllegalArgumentException("setting '" + name + "' holds no X.509 certificate in PEM");
    }

    /** Lower-case hex of MD5 over issuer and decimal serial number. */
    static String serial(X509Certificate certificate) {
        String text = certificate.getIssuerX500Principal().getName() + certificate.getSerialNumber();
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static String rootSerial(List<X509Certificate> roots) {
        return roots.stream().map(Certificates::serial).collect(Collectors.joining("_"));
    }

    /** Those that issue nothing. */
    static List<X509Certificate> leaves(List<X509Certificate> certificates) {
        return certificates.stream()
                .filter(certificate -> certificate.getBasicConstraints() < 0)
                .toList();
    }

    /**
     * That each leaf leads to a root, as of the day on which it was issued; whether it is still valid is asked at each use.
     *
     * @param certificates leaves, and their issuers where there are any between them and a root
     */
    static void requireTrusted(List<X509Certificate> certificates, List<X509Certificate> roots, String name) {
        List<X509Certificate> leaves = leaves(certificates);
        if (leaves.isEmpty()) {
            throw new IllegalArgumentException("setting '" + name + "' holds issuers only");
        }
        try {
            for (X509Certificate leaf : leaves) {
                validate(path(leaf, certificates), roots);
            }
        } catch (GeneralSecurityException untrusted) {
            throw new IllegalArgumentException("setting '" + name + "' does not lead to '" + ROOT + "'");
        }
    }

    private static void validate(List<X509Certificate> path, List<X509Certificate> roots)
            throws GeneralSecurityException {
        Set<TrustAnchor> anchors =
                roots.stream().map(root -> new TrustAnchor(root, null)).collect(Collectors.toSet());
        PKIXParameters parameters = new PKIXParameters(anchors);
        parameters.setRevocationEnabled(false);
        Instant issued = path.getFirst().getNotBefore().toInstant();
        parameters.setDate(Date.from(issued.plus(Duration.ofMinutes(1))));
        CertPathValidator.getInstance("PKIX", PROVIDER)
                .validate(CertificateFactory.getInstance("X.509", PROVIDER).generateCertPath(path), parameters);
    }

    private static List<X509Certificate> path(X509Certificate leaf, List<X509Certificate> certificates) {
        List<X509Certificate> path = new ArrayList<>(List.of(leaf));
        for (int depth = 0; depth < LONGEST_PATH; depth++) {
            X509Certificate last = path.getLast();
            certificates.stream()
                    .filter(issuer -> issuer.getSubjectX500Principal().equals(last.getIssuerX500Principal()))
                    .filter(issuer -> !issuer.getSubjectX500Principal().equals(issuer.getIssuerX500Principal()))
                    .findFirst()
                    .ifPresent(path::add);
            if (path.getLast().equals(last)) {
                break;
            }
        }
        return path;
    }
}
