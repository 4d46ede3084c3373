package io.liushui.api.sftp;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.liushui.core.secrets.KeysDirectory;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import org.springframework.stereotype.Component;

/** The server's own key, made when it is first needed and kept beside the platform's other keys. */
@Component
class HostKey {
    private static final String FILE = "sftp-host-rsa.pem";
    private static final int BITS = 3072;

    private final KeysDirectory directory;

    HostKey(KeysDirectory directory) {
        this.directory = directory;
    }

    /** @throws IllegalStateException when the file is damaged */
    KeyPair pair() {
        String pem = new String(directory.readOrCreate(FILE, HostKey::fresh), US_ASCII);
        try {
            byte[] pkcs8 = Base64.getMimeDecoder().decode(pem.replaceAll("-----(BEGIN|END) PRIVATE KEY-----", ""));
            KeyFactory factory = KeyFactory.getInstance("RSA");
            RSAPrivateCrtKey key = (RSAPrivateCrtKey) factory.generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
            return new KeyPair(
                    factory.generatePublic(new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent())), key);
        } catch (GeneralSecurityException | IllegalArgumentException damaged) {
            throw new IllegalStateException("the key file " + FILE + " is damaged", damaged);
        }
    }

    private static byte[] fresh() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'})
                    .encodeToString(generator.generateKeyPair().getPrivate().getEncoded());
            return ("-----BEGIN PRIVATE KEY-----\n" + base64 + "\n-----END PRIVATE KEY-----\n").getBytes(US_ASCII);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
