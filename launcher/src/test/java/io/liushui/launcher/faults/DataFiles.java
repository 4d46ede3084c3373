package io.liushui.launcher.faults;

import io.liushui.launcher.parts.Parts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Every file that an installation has written, but for what the sandbox keeps: that is the bank, which has to know whom it pays.
 *
 * <p>PostgreSQL compresses long values only, and {@link LeakScan} reads those that are there in clear; what is seen here beside are deleted rows and the
 * log. The engine's journal holds each command and event with its variables, uncompressed. Its state is compressed where it has grown large: {@link
 * #unreadable} names such files.
 */
record DataFiles(Parts parts) {
    /** What RocksDB writes of a file none of whose blocks is compressed; the property's name is cut where another one begins alike. */
    private static final FileSearch READABLE = new FileSearch(Map.of("readable", Set.of("ressionNoCompression")));

    /** Who writes a file, and what for. */
    enum Kind {
        TABLE,
        DATABASE_LOG,
        ENGINE_JOURNAL,
        ENGINE_STATE,
        LOG,
        OTHER
    }

    /** Kinds of files in which any of this stands. */
    Set<Kind> kindsWith(FileSearch search) {
        Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        files().filter(file -> !search.in(file).isEmpty()).forEach(file -> kinds.add(kind(file)));
        return kinds;
    }

    /** Name and place of whatever stands in a file. */
    Set<String> finds(FileSearch search) {
        Set<String> finds = new TreeSet<>();
        files().forEach(file ->
                search.in(file).forEach(name -> finds.add(name + " in file " + home().relativize(file))));
        return finds;
    }

    /** Files of the engine's state that are compressed, so that nothing would be found in them. */
    Set<Path> unreadable() {
        Set<Path> compressed = new TreeSet<>();
        files().filter(file -> kind(file) == Kind.ENGINE_STATE)
                .filter(file -> READABLE.in(file).isEmpty() && Files.exists(file))
                .forEach(compressed::add);
        return compressed;
    }

    private Kind kind(Path file) {
        String name = file.getFileName().toString();
        if (file.startsWith(parts.postgres().data().resolve("base"))) {
            return Kind.TABLE;
        }
        if (file.startsWith(parts.postgres().data().resolve("pg_wal"))) {
            return Kind.DATABASE_LOG;
        }
        if (file.startsWith(parts.engine().data())) {
            return name.endsWith(".sst")
                    ? Kind.ENGINE_STATE
                    : name.startsWith("raft-partition") && name.endsWith(".log") ? Kind.ENGINE_JOURNAL : Kind.OTHER;
        }
        return file.startsWith(parts.installation().logs()) ? Kind.LOG : Kind.OTHER;
    }

    private Stream<Path> files() {
        List<Path> files = new ArrayList<>();
        try {
            Files.walkFileTree(home(), new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                    return folder.equals(parts.sandbox().data())
                            ? FileVisitResult.SKIP_SUBTREE
                            : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (attributes.isRegularFile()) {
                        files.add(file);
                    }
                    return FileVisitResult.CONTINUE;
                }

                /** Database and engine remove files while they are walked through. */
                @Override
                public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                    return postVisitDirectory(file, failure);
                }

                @Override
                public FileVisitResult postVisitDirectory(Path folder, IOException failure) throws IOException {
                    if (failure == null || failure instanceof NoSuchFileException) {
                        return FileVisitResult.CONTINUE;
                    }
                    throw failure;
                }
            });
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return files.stream();
    }

    private Path home() {
        return parts.installation().home();
    }
}
