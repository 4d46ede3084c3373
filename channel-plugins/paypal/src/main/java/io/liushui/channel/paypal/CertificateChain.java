package io.liushui.channel.paypal;

import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;

/**
 * Whom we believe.
 *
 * @param name the common name that a signing certificate must bear
 */
record CertificateChain(Set<TrustAnchor> anchors, String name) {

    static CertificateChain of(List<X509Certificate> trusted, String name) {
        return new CertificateChain(
                trusted.stream()
                        .map(certificate -> new TrustAnchor(certificate, null))
                        .collect(Collectors.toSet()),
                name);
    }

    /**
     * @param certificates the signing one first, then those between it and an authority, in any order
     * @throws GeneralSecurityException when the name is another, a certificate is not valid at that time, or no authority of ours stands behind it
     */
    void check(List<X509Certificate> certificates, Instant at) throws GeneralSecurityException {
        X509Certificate signing = certificates.getFirst();
        if (!name.equals(commonName(signing))) {
            throw new GeneralSecurityException("the certificate bears another name");
        }
        X509CertSelector target = new X509CertSelector();
        target.setCertificate(signing);
        PKIXBuilderParameters parameters = new PKIXBuilderParameters(anchors, target);
        parameters.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(certificates)));
        // PayPal revokes by no longer signing with it; the authorities' lists are on hosts that we do not call
        parameters.setRevocationEnabled(false);
        parameters.setDate(Date.from(at));
        CertPathBuilder.getInstance("PKIX").build(parameters);
    }

    private static String commonName(X509Certificate certificate) throws GeneralSecurityException {
        try {
            return new LdapName(certificate.getSubjectX500Principal().getName())
                    .getRdns().stream()
                            .filter(part -> part.getType().equalsIgnoreCase("CN"))
                            .map(part -> String.valueOf(part.getValue()))
                            .findFirst()
                            .orElse("");
        } catch (InvalidNameException unreadable) {
            throw new GeneralSecurityException(unreadable);
        }
    }
}
