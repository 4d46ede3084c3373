package io.liushui.sandbox.keys;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;

/** PEM files of one object each, written whole or not at all. */
public final class PemFiles {

    private PemFiles() {}

    /**
     * The encoded object between the PEM lines.
     *
     * @throws IllegalStateException when the file is not there
     */
    public static byte[] read(Path file) throws IOException {
        if (!Files.exists(file)) {
            throw new IllegalStateException("key file " + file + " is missing while others are there");
        }
        return Base64.getMimeDecoder().decode(Files.readString(file).replaceAll("-----[A-Z ]+-----", ""));
    }

    /** Readable by its owner only. @param label like {@code PRIVATE KEY} */
    public static void writePrivate(Path file, String label, byte[] encoded) throws IOException {
        write(file, label, encoded, "rw-------");
    }

    /** @param label like {@code PUBLIC KEY} or {@code CERTIFICATE} */
    public static void writePublic(Path file, String label, byte[] encoded) throws IOException {
        write(file, label, encoded, "rw-r--r--");
    }

    private static void write(Path file, String label, byte[] encoded, String permissions) throws IOException {
        String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded);
        Path temporary = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(temporary);
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(
                    temporary, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions)));
        }
        String pem = "-----BEGIN " + label + "-----\n" + base64 + "\n-----END " + label + "-----\n";
        Files.write(temporary, pem.getBytes(StandardCharsets.US_ASCII));
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
