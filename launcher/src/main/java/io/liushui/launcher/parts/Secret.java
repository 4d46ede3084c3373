package io.liushui.launcher.parts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;

/** A random password in a file that only its owner reads; made on first use. */
record Secret(Path path) {

    private static final int SIZE_BYTES = 24;

    String read() throws IOException {
        if (!Files.exists(path)) {
            byte[] bytes = new byte[SIZE_BYTES];
            new SecureRandom().nextBytes(bytes);
            OwnerFile.write(path, HexFormat.of().formatHex(bytes));
        }
        return Files.readString(path).strip();
    }
}
