package io.liushui.core.secrets;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The folder of the platform's own keys, readable by its owner only. Services that share a database share this folder. */
@Component
public class KeysDirectory {
    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private final Path directory;

    @Autowired
    KeysDirectory(@Value("${liushui.keys-directory:.liushui/keys}") String directory) {
        this(Path.of(directory));
    }

    public KeysDirectory(Path directory) {
        this.directory = directory;
    }

    /**
     * The file's content; made from {@code fresh} when there is none. When two processes start at once, both see the same content.
     *
     * @throws UncheckedIOException when the folder cannot be used
     */
    public byte[] readOrCreate(String name, Supplier<byte[]> fresh) {
        Path file = directory.resolve(name);
        try {
            if (!Files.exists(file)) {
                create(file, fresh.get());
            }
            return Files.readAllBytes(file);
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot use key file " + file, failed);
        }
    }

    /** A link appears with its whole content or not at all, and never replaces a file. */
    private void create(Path file, byte[] content) throws IOException {
        Files.createDirectories(directory, onlyOwner("rwx------"));
        Path written = Files.createTempFile(directory, file.getFileName().toString(), ".new", onlyOwner("rw-------"));
        try {
            Files.write(written, content);
            Files.createLink(file, written);
        } catch (FileAlreadyExistsException anotherWasFirst) {
            // its content is the one to use
        } finally {
            Files.delete(written);
        }
    }

    private static FileAttribute<?>[] onlyOwner(String permissions) {
        return POSIX
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
