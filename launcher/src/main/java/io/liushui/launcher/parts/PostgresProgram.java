package io.liushui.launcher.parts;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** PostgreSQL's binaries: unpacked once per repository from the archive on the class path. */
record PostgresProgram(Path folder) {

    static PostgresProgram unpacked(Path programs) throws IOException {
        String archive = archive();
        try (InputStream stream = PostgresProgram.class.getResourceAsStream("/" + archive)) {
            if (stream == null) {
                throw new PartFailure("There is no PostgreSQL for this system on the class path (" + archive
                        + "): choose another `postgres.binaries.system` in pom.xml.");
            }
            // The archive's size tells one version from another.
            Path folder = programs.resolve("postgres-program-" + stream.available());
            if (!Files.exists(folder.resolve("bin/postgres"))) {
                Path partial = Files.createTempDirectory(Files.createDirectories(programs), "postgres-program-new");
                unpack(stream, partial);
                moveUnlessPresent(partial, folder);
            }
            return new PostgresProgram(folder);
        }
    }

    Path binary(String name) {
        return folder.resolve("bin").resolve(name);
    }

    private static String archive() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac") ? "darwin" : "linux";
        String machine = System.getProperty("os.arch").equals("aarch64") ? "arm_64" : "x86_64";
        return "postgres-" + system + "-" + machine + ".txz";
    }

    private static void unpack(InputStream archive, Path target) throws IOException {
        try (TarArchiveInputStream entries =
                new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(archive)))) {
            for (TarArchiveEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                Path path = target.resolve(entry.getName()).normalize();
                if (!path.startsWith(target)) {
                    throw new IOException("an entry outside of the archive: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(path);
                    continue;
                }
                Files.createDirectories(path.getParent());
                if (entry.isSymbolicLink()) {
                    Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
                } else {
                    Files.copy(entries, path);
                    boolean executable = (entry.getMode() & 0100) != 0;
                    Files.setPosixFilePermissions(
                            path, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
                }
            }
        }
        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** Another launcher may have unpacked the same at the same time. */
    private static void moveUnlessPresent(Path partial, Path folder) throws IOException {
        try {
            Files.move(partial, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException exception) {
            if (!Files.exists(folder.resolve("bin/postgres"))) {
                throw exception;
            }
            new TemporaryFolder(partial).empty();
            Files.delete(partial);
        }
    }
}
