package io.liushui.channel.unionpay;

import io.liushui.spi.ChannelSettings;
import io.liushui.spi.keys.PemKeys;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.CertPath;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;

/**
 * Whose certificates we believe. Settings: {@code rootCertificate}, {@code middleCertificate} (PEM), and {@code signerName}, the third part
 * between {@code @} of the certificate's common name: by default UnionPay's company name, {@code 00040000:SIGN} in its test environment.
 */
final class Trust {
    private static final String UNIONPAY = "中国银联股份有限公司";
    private static final Pattern AT = Pattern.compile("@");
    private static final int MOST_KEPT = 16;

    private final X509Certificate root;
    private final X509Certificate middle;
    private final String signerName;
    private final Clock clock;
    private final Map<String, X509Certificate> believed = new ConcurrentHashMap<>();

    Trust(X509Certificate root, X509Certificate middle, String signerName, Clock clock) {
        this.root = root;
        this.middle = middle;
        this.signerName = signerName;
        this.clock = clock;
    }

    static Trust of(ChannelSettings settings) {
        return new Trust(
                PemKeys.certificates(settings, "rootCertificate").getFirst(),
                PemKeys.certificates(settings, "middleCertificate").getFirst(),
                settings.values().getOrDefault("signerName", UNIONPAY),
                Clock.systemUTC());
    }

    /** Whether the root vouches for it, over the middle one, at this time, and it is UnionPay's. */
    boolean believes(String pem, X509Certificate certificate) {
        try {
            certificate.checkValidity(Date.from(clock.instant()));
            if (believed.containsKey(pem)) {
                return true;
            }
            if (!signerName.equals(owner(certificate))) {
                return false;
            }
            validate(certificate);
            if (believed.size() < MOST_KEPT) {
                believed.put(pem, certificate);
            }
            return true;
        } catch (GeneralSecurityException | InvalidNameException notBelieved) {
            return false;
        }
    }

    /** @throws GeneralSecurityException when it is no certificate */
    X509Certificate read(String pem) throws GeneralSecurityException {
        X509Certificate known = believed.get(pem);
        return known != null
                ? known
                : (X509Certificate) CertificateFactory.getInstance("X.509")
                        .generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
    }

    private void validate(X509Certificate certificate) throws GeneralSecurityException {
        CertPath path = CertificateFactory.getInstance("X.509").generateCertPath(List.of(certificate, middle));
        PKIXParameters parameters = new PKIXParameters(Set.of(new TrustAnchor(root, null)));
        // UnionPay publishes no revocation lists for its gateway's certificates
        parameters.setRevocationEnabled(false);
        parameters.setDate(Date.from(clock.instant()));
        CertPathValidator.getInstance("PKIX").validate(path, parameters);
    }

    private static String owner(X509Certificate certificate) throws InvalidNameException {
        LdapName name = new LdapName(certificate.getSubjectX500Principal().getName());
        String[] parts = name.getRdns().stream()
                .filter(part -> part.getType().equalsIgnoreCase("CN"))
                .map(part -> AT.split(String.valueOf(part.getValue())))
                .findFirst()
                .orElse(new String[0]);
        return parts.length > 2 ? parts[2] : "";
    }
}
