package io.liushui.channel.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.crypto.util.PublicKeyFactory;

/** Reads Ed25519 keys. What it throws names the setting, never the content. */
final class PemFile {

    private PemFile() {}

    static Ed25519PrivateKeyParameters privateKey(String file, String setting) {
        try {
            return (Ed25519PrivateKeyParameters) PrivateKeyFactory.createKey(content(file));
        } catch (IOException | RuntimeException unusable) {
            throw new IllegalArgumentException("setting '" + setting + "' names no Ed25519 private key in PEM");
        }
    }

    static Ed25519PublicKeyParameters publicKey(String file, String setting) {
        try {
            return (Ed25519PublicKeyParameters) PublicKeyFactory.createKey(content(file));
        } catch (IOException | RuntimeException unusable) {
            throw new IllegalArgumentException("setting '" + setting + "' names no Ed25519 public key in PEM");
        }
    }

    private static byte[] content(String file) throws IOException {
        String base64 = Files.readString(Path.of(file)).replaceAll("-----[A-Z ]+-----", "");
        return Base64.getMimeDecoder().decode(base64);
    }
}
