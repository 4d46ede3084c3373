package io.liushui.launcher.parts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/** A random password in a file that only its owner reads; made on first use. */
record Secret(Path path) {

    private static final int SIZE_BYTES = 24;

    String read() throws IOException {
        if (!Files.exists(path)) {
            byte[] bytes = new byte[SIZE_BYTES];
            new SecureRandom().nextBytes(bytes);
            writeOwnerOnly(path, HexFormat.of().formatHex(bytes));
        }
        return Files.readString(path).strip();
    }

    /** Writes a file that nobody else may read, whole or not at all. */
    static void writeOwnerOnly(Path path, String text) throws IOException {
        Path fresh = path.resolveSibling(path.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        Files.createFile(fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(fresh, text, StandardOpenOption.WRITE);
        Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE);
    }
}
