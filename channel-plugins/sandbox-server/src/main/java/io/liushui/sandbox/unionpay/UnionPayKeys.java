package io.liushui.sandbox.unionpay;

import io.liushui.sandbox.keys.PemFiles;
import io.liushui.sandbox.unionpay.CertificateOffice.Identity;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Clock;
import java.util.Base64;

/**
 * The key folder: {@code root-} and {@code middle-certificate.pem}; UnionPay's own {@code sign-} and {@code encrypt-} pairs; the merchant's
 * {@code merchant-} pair, also as {@code merchant-pfx.txt} (PKCS#12 in Base64, password {@code 000000}).
 *
 * @param stranger of another authority, for forgeries; made anew in each process
 */
record UnionPayKeys(Identity signing, Identity encryption, X509Certificate merchant, Identity stranger) {

    /** As in UnionPay's own test environment. */
    static final String PASSWORD = "000000";

    private static final String SIGNER = "041@Z12@00040000:SIGN@00000001";

    /** Reads the keys; makes all when the folder holds none. */
    static UnionPayKeys open(Path folder, Clock clock) throws IOException, GeneralSecurityException {
        CertificateOffice office = new CertificateOffice(clock);
        if (!Files.exists(folder.resolve("sign-private.pem"))) {
            Files.createDirectories(folder);
            make(folder, office);
        }
        return new UnionPayKeys(
                read(folder, "sign"),
                read(folder, "encrypt"),
                read(folder, "merchant").certificate(),
                office.holder(SIGNER, office.root("Somebody Else's Root")));
    }

    private static void make(Path folder, CertificateOffice office) throws IOException, GeneralSecurityException {
        Identity root = office.root("Sandbox Root for UnionPay");
        Identity middle = office.authority("Sandbox OCA1 for UnionPay", root);
        Identity merchant = office.holder("041@Z777290058110048@777290058110048@00000002", middle);
        writeCertificate(folder, "root", root.certificate());
        writeCertificate(folder, "middle", middle.certificate());
        write(folder, "encrypt", office.holder("041@Z12@00040000:ENC@00000003", middle));
        write(folder, "merchant", merchant);
        Files.writeString(folder.resolve("merchant-pfx.txt"), pfx(merchant, middle));
        write(folder, "sign", office.holder(SIGNER, middle));
    }

    private static String pfx(Identity merchant, Identity middle) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        Certificate[] chain = {merchant.certificate(), middle.certificate()};
        store.setKeyEntry("merchant", merchant.key(), PASSWORD.toCharArray(), chain);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        store.store(bytes, PASSWORD.toCharArray());
        return Base64.getMimeEncoder().encodeToString(bytes.toByteArray());
    }

    private static void write(Path folder, String name, Identity identity)
            throws IOException, GeneralSecurityException {
        writeCertificate(folder, name, identity.certificate());
        PemFiles.writePrivate(
                folder.resolve(name + "-private.pem"),
                "PRIVATE KEY",
                identity.key().getEncoded());
    }

    private static void writeCertificate(Path folder, String name, X509Certificate certificate)
            throws IOException, GeneralSecurityException {
        PemFiles.writePublic(folder.resolve(name + "-certificate.pem"), "CERTIFICATE", certificate.getEncoded());
    }

    private static Identity read(Path folder, String name) throws IOException, GeneralSecurityException {
        byte[] certificate = PemFiles.read(folder.resolve(name + "-certificate.pem"));
        PrivateKey key = KeyFactory.getInstance("RSA")
                .generatePrivate(new PKCS8EncodedKeySpec(PemFiles.read(folder.resolve(name + "-private.pem"))));
        return new Identity(
                (X509Certificate) CertificateFactory.getInstance("X.509")
                        .generateCertificate(new ByteArrayInputStream(certificate)),
                key);
    }
}
