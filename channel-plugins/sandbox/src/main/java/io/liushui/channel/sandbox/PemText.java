package io.liushui.channel.sandbox;

import io.liushui.spi.ChannelSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.crypto.util.PublicKeyFactory;

/** An Ed25519 key as a setting gives it. What it throws names the setting, never the content. */
record PemText(String setting, String pem) {

    /** The text of the setting, or of the file that the setting of this name with {@code File} behind it names. */
    static PemText of(ChannelSettings settings, String name) {
        if (settings.values().containsKey(name)) {
            return new PemText(name, settings.require(name));
        }
        String setting = name + "File";
        try {
            return new PemText(setting, Files.readString(Path.of(settings.require(setting))));
        } catch (IOException unreadable) {
            throw new IllegalArgumentException("setting '" + setting + "' names a file that cannot be read");
        }
    }

    Ed25519PrivateKeyParameters privateKey() {
        try {
            return (Ed25519PrivateKeyParameters) PrivateKeyFactory.createKey(content());
        } catch (IOException | RuntimeException unusable) {
            throw new IllegalArgumentException("setting '" + setting + "' holds no Ed25519 private key in PEM");
        }
    }

    Ed25519PublicKeyParameters publicKey() {
        try {
            return (Ed25519PublicKeyParameters) PublicKeyFactory.createKey(content());
        } catch (IOException | RuntimeException unusable) {
            throw new IllegalArgumentException("setting '" + setting + "' holds no Ed25519 public key in PEM");
        }
    }

    private byte[] content() {
        return Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
    }

    /** Tells nothing of the key. */
    @Override
    public String toString() {
        return "PemText[" + setting + "]";
    }
}
