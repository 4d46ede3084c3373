package io.liushui.sandbox.carrier;

import io.liushui.sandbox.books.Numbers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/** The file {@code app-secret.txt} of the channel's key folder: the partner's secret, made when it is not there, readable by its owner only. */
final class PartnerSecret {

    private static final String NAME = "app-secret.txt";

    private PartnerSecret() {}

    static String open(Path folder) throws IOException {
        Path file = folder.resolve(NAME);
        if (!Files.exists(file)) {
            Files.createDirectories(folder);
            Path temporary = folder.resolve(NAME + ".new");
            Files.deleteIfExists(temporary);
            if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.createFile(
                        temporary, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
            Files.writeString(temporary, Numbers.next("") + Numbers.next(""));
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
        }
        return Files.readString(file).strip();
    }
}
