package io.liushui.sandbox.alipay;

import io.liushui.sandbox.keys.PemFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Clock;

/**
 * The one application and its account, with all keys and certificates in the key folder.
 *
 * @param ownKey with which Alipay signs
 * @param appKey of the application
 * @param certificate Alipay's own serial number of the certificate over {@code ownKey}
 * @param appCertificate of the certificate over the application's key
 */
record AlipayApp(
        PrivateKey ownKey, PublicKey ownPublicKey, PublicKey appKey, String certificate, String appCertificate) {
    static final String APP_ID = "2021000199990001";
    static final String SELLER_ID = "2088000199990001";
    /** Everybody who pays here. */
    static final String BUYER_ID = "2088622199990002";

    static final String BUYER_LOGON_ID = "158****7723";
    private static final int KEY_BITS = 2048;

    /**
     * Reads the keys; makes them, and the certificates, when there are none.
     *
     * @throws IllegalStateException when some files are there and one that is needed is not
     */
    static AlipayApp open(Path folder, Clock clock) throws IOException, GeneralSecurityException {
        if (!Files.exists(folder.resolve("alipay-private.pem")) && !Files.exists(folder.resolve("app-public.pem"))) {
            Files.createDirectories(folder);
            make(folder, clock);
        }
        KeyFactory keys = KeyFactory.getInstance("RSA");
        return new AlipayApp(
                keys.generatePrivate(new PKCS8EncodedKeySpec(PemFiles.read(folder.resolve("alipay-private.pem")))),
                keys.generatePublic(new X509EncodedKeySpec(PemFiles.read(folder.resolve("alipay-public.pem")))),
                keys.generatePublic(new X509EncodedKeySpec(PemFiles.read(folder.resolve("app-public.pem")))),
                CertificateMaker.serial(PemFiles.read(folder.resolve("alipay-certificate.pem"))),
                CertificateMaker.serial(PemFiles.read(folder.resolve("app-certificate.pem"))));
    }

    private static void make(Path folder, Clock clock) throws IOException, GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(KEY_BITS);
        KeyPair root = generator.generateKeyPair();
        CertificateMaker maker = new CertificateMaker(root, clock.instant());
        PemFiles.writePublic(folder.resolve("root-certificate.pem"), "CERTIFICATE", maker.root());
        for (String name : new String[] {"alipay", "app"}) {
            KeyPair pair = generator.generateKeyPair();
            PemFiles.writePrivate(
                    folder.resolve(name + "-private.pem"),
                    "PRIVATE KEY",
                    pair.getPrivate().getEncoded());
            PemFiles.writePublic(
                    folder.resolve(name + "-public.pem"),
                    "PUBLIC KEY",
                    pair.getPublic().getEncoded());
            PemFiles.writePublic(
                    folder.resolve(name + "-certificate.pem"),
                    "CERTIFICATE",
                    maker.certificate(name, pair.getPublic()));
        }
    }
}
