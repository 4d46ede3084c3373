package io.liushui.sandbox.keys;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.List;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.crypto.util.PublicKeyFactory;

/** The PEM files of a key folder: the sandbox's own pair and the client's, of which the sandbox reads the public half only. */
public record KeyFiles(Ed25519PrivateKeyParameters ownKey, Ed25519PublicKeyParameters clientKey) {

    private static final String OWN_PRIVATE = "server-private.pem";
    private static final String OWN_PUBLIC = "server-public.pem";
    private static final String CLIENT_PRIVATE = "client-private.pem";
    private static final String CLIENT_PUBLIC = "client-public.pem";

    /**
     * Reads the keys; makes both pairs when the folder holds none of them.
     *
     * @throws IllegalStateException when some files are there and one that is needed is not
     */
    public static KeyFiles open(Path folder) throws IOException, GeneralSecurityException {
        if (List.of(OWN_PRIVATE, OWN_PUBLIC, CLIENT_PRIVATE, CLIENT_PUBLIC).stream()
                .noneMatch(name -> Files.exists(folder.resolve(name)))) {
            Files.createDirectories(folder);
            write(folder, OWN_PRIVATE, OWN_PUBLIC);
            write(folder, CLIENT_PRIVATE, CLIENT_PUBLIC);
        }
        return new KeyFiles(
                (Ed25519PrivateKeyParameters) PrivateKeyFactory.createKey(PemFiles.read(folder.resolve(OWN_PRIVATE))),
                (Ed25519PublicKeyParameters) PublicKeyFactory.createKey(PemFiles.read(folder.resolve(CLIENT_PUBLIC))));
    }

    private static void write(Path folder, String privateName, String publicName)
            throws IOException, GeneralSecurityException {
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        PemFiles.writePrivate(
                folder.resolve(privateName), "PRIVATE KEY", pair.getPrivate().getEncoded());
        PemFiles.writePublic(
                folder.resolve(publicName), "PUBLIC KEY", pair.getPublic().getEncoded());
    }
}
