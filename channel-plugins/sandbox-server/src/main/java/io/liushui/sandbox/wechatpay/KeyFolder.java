package io.liushui.sandbox.wechatpay;

import io.liushui.sandbox.keys.PemFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * All keys of the sandbox. {@code signs-with.txt} says with which one it signs, and is read anew each time: {@code certificate-1},
 * {@code certificate-2} or {@code public-key}. Certificates are published up to the one in use.
 *
 * @param merchant of the client; of its key the sandbox reads nothing
 * @param platform the platform's certificates, the older one first
 * @param apiV3Key 32 characters in {@code api-v3-key.txt}
 */
record KeyFolder(Path folder, Issued merchant, List<Issued> platform, PrivateKey publicKeyPair, byte[] apiV3Key) {
    /** Names the pair {@code public-key.pem}. */
    static final String PUBLIC_KEY_ID = "PUB_KEY_ID_0119000001092026010100000000000001";

    private static final String SIGNS_WITH = "signs-with.txt";
    private static final String API_V3_KEY = "api-v3-key.txt";
    private static final String PUBLIC_PRIVATE = "public-key-private.pem";

    /** A signing key with the serial or id by which clients find its other half. */
    record Signer(String serial, PrivateKey key) {}

    static KeyFolder open(Path folder) throws IOException, GeneralSecurityException {
        Files.createDirectories(folder);
        if (!Files.exists(folder.resolve(SIGNS_WITH))) {
            make(folder);
        }
        return new KeyFolder(
                folder,
                Issued.open(folder, "merchant", "Merchant " + Account.MCHID),
                List.of(
                        Issued.open(folder, "platform-1", "Tenpay.com sign"),
                        Issued.open(folder, "platform-2", "Tenpay.com sign")),
                Issued.privateKey(folder.resolve(PUBLIC_PRIVATE)),
                Files.readString(folder.resolve(API_V3_KEY)).strip().getBytes(StandardCharsets.US_ASCII));
    }

    private static void make(Path folder) throws IOException, GeneralSecurityException {
        KeyPair pair = Issued.newPair();
        PemFiles.writePrivate(
                folder.resolve(PUBLIC_PRIVATE), "PRIVATE KEY", pair.getPrivate().getEncoded());
        PemFiles.writePublic(
                folder.resolve("public-key.pem"), "PUBLIC KEY", pair.getPublic().getEncoded());
        byte[] random = new byte[16];
        new SecureRandom().nextBytes(random);
        Files.writeString(folder.resolve(API_V3_KEY), HexFormat.of().formatHex(random));
        Files.writeString(folder.resolve(SIGNS_WITH), "certificate-1\n");
    }

    /** @param wanted the serial or id that the client named, may be null */
    Signer signer(String wanted) {
        if (PUBLIC_KEY_ID.equals(wanted)) {
            return new Signer(PUBLIC_KEY_ID, publicKeyPair);
        }
        return certificateInUse()
                .map(issued -> new Signer(issued.serial(), issued.key()))
                .orElse(new Signer(PUBLIC_KEY_ID, publicKeyPair));
    }

    /** Those that clients can download; none when only the public key is in use. */
    List<Issued> published() {
        return certificateInUse()
                .map(issued -> platform.subList(0, platform.indexOf(issued) + 1))
                .orElse(List.of());
    }

    private Optional<Issued> certificateInUse() {
        return switch (signsWith()) {
            case "certificate-1" -> Optional.of(platform.getFirst());
            case "certificate-2" -> Optional.of(platform.getLast());
            default -> Optional.empty();
        };
    }

    private String signsWith() {
        try {
            return Files.readString(folder.resolve(SIGNS_WITH)).strip();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
