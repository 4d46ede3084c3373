package io.liushui.sandbox.paypal;

import io.liushui.sandbox.books.Numbers;
import io.liushui.sandbox.keys.PemFiles;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/**
 * What an app gets from PayPal's developer pages, and what PayPal keeps to itself; made on the first start.
 *
 * @param webhookId under which the client's address is registered
 * @param certificates the signing one, then the one between it and the root
 * @param openedOn when the account was opened, in UTC
 */
record PaypalKeys(
        String clientId,
        String clientSecret,
        String webhookId,
        LocalDate openedOn,
        PrivateKey signingKey,
        List<X509Certificate> certificates) {

    private static final String SIGNING_NAME = "messageverificationcerts.sandbox.paypal.com";

    static PaypalKeys at(Path folder, Clock clock) throws IOException, GeneralSecurityException {
        Files.createDirectories(folder);
        if (!Files.exists(folder.resolve("client-id"))) {
            make(folder, clock);
        }
        PrivateKey key = KeyFactory.getInstance("RSA")
                .generatePrivate(new PKCS8EncodedKeySpec(PemFiles.read(folder.resolve("signing-private.pem"))));
        return new PaypalKeys(
                text(folder, "client-id"),
                text(folder, "client-secret"),
                text(folder, "webhook-id"),
                LocalDate.parse(text(folder, "opened-on")),
                key,
                List.of(
                        certificate(folder, "signing-certificate.pem"),
                        certificate(folder, "intermediate-certificate.pem")));
    }

    /** The client's id comes last: with it, all is there. */
    private static void make(Path folder, Clock clock) throws IOException, GeneralSecurityException {
        CertificateMaker maker = new CertificateMaker(clock.instant());
        KeyPair root = CertificateMaker.keys();
        KeyPair intermediate = CertificateMaker.keys();
        KeyPair signing = CertificateMaker.keys();
        X509Certificate rootCertificate = maker.authority("Sandbox Root CA", root.getPublic(), "Sandbox Root CA", root);
        X509Certificate between =
                maker.authority("Sandbox Server CA", intermediate.getPublic(), "Sandbox Root CA", root);
        X509Certificate leaf = maker.signer(SIGNING_NAME, signing.getPublic(), "Sandbox Server CA", intermediate);
        PemFiles.writePublic(folder.resolve("root-certificate.pem"), "CERTIFICATE", rootCertificate.getEncoded());
        PemFiles.writePublic(folder.resolve("intermediate-certificate.pem"), "CERTIFICATE", between.getEncoded());
        PemFiles.writePublic(folder.resolve("signing-certificate.pem"), "CERTIFICATE", leaf.getEncoded());
        PemFiles.writePrivate(
                folder.resolve("signing-private.pem"),
                "PRIVATE KEY",
                signing.getPrivate().getEncoded());
        Files.writeString(
                folder.resolve("opened-on"),
                clock.instant().atOffset(ZoneOffset.UTC).toLocalDate().toString());
        Files.writeString(folder.resolve("webhook-id"), Numbers.next("WH"));
        Files.writeString(folder.resolve("client-secret"), Numbers.next("E"));
        Files.writeString(folder.resolve("client-id"), Numbers.next("A"));
    }

    private static String text(Path folder, String name) throws IOException {
        return Files.readString(folder.resolve(name), StandardCharsets.US_ASCII).strip();
    }

    private static X509Certificate certificate(Path folder, String name) throws IOException, GeneralSecurityException {
        return (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(PemFiles.read(folder.resolve(name))));
    }
}
