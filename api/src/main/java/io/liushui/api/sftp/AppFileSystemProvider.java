package io.liushui.api.sftp;

import io.liushui.api.sftp.AppFileSystem.AppPath;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.spi.FileSystemProvider;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads an {@link AppFileSystem}. Whatever would change something is denied. */
final class AppFileSystemProvider extends FileSystemProvider {
    private static final Set<OpenOption> TO_READ = Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);

    @Override
    public String getScheme() {
        return "liushui";
    }

    @Override
    public SeekableByteChannel newByteChannel(
            Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes) throws IOException {
        if (!TO_READ.containsAll(options)) {
            throw new AccessDeniedException(path.toString());
        }
        AppFolder.Entry entry = entry(path).orElseThrow(() -> new AccessDeniedException(path.toString()));
        return new BytesChannel(folder(path).content(entry));
    }

    @Override
    public DirectoryStream<Path> newDirectoryStream(Path path, DirectoryStream.Filter<? super Path> filter)
            throws IOException {
        if (entry(path).isPresent()) {
            throw new NotDirectoryException(path.toString());
        }
        Iterator<Path> paths = folder(path).list().stream()
                .map(entry -> path.resolve(entry.name()))
                .iterator();
        return new DirectoryStream<>() {
            @Override
            public Iterator<Path> iterator() {
                return paths;
            }

            @Override
            public void close() {
                // nothing is open
            }
        };
    }

    @Override
    public void checkAccess(Path path, AccessMode... modes) throws IOException {
        entry(path);
        for (AccessMode mode : modes) {
            if (mode == AccessMode.WRITE) {
                throw new AccessDeniedException(path.toString());
            }
        }
    }

    @Override
    public <A extends BasicFileAttributes> A readAttributes(Path path, Class<A> type, LinkOption... options)
            throws IOException {
        return type.cast(attributes(path));
    }

    @Override
    public Map<String, Object> readAttributes(Path path, String names, LinkOption... options) throws IOException {
        return attributes(path).all();
    }

    private static EntryAttributes attributes(Path path) throws IOException {
        return EntryAttributes.of(entry(path));
    }

    /** Empty for the folder itself. */
    private static Optional<AppFolder.Entry> entry(Path path) throws NoSuchFileException {
        Path absolute = path.toAbsolutePath().normalize();
        if (absolute.getNameCount() == 0) {
            return Optional.empty();
        }
        Optional<AppFolder.Entry> found = absolute.getNameCount() == 1
                ? folder(path).find(absolute.getFileName().toString())
                : Optional.empty();
        if (found.isEmpty()) {
            throw new NoSuchFileException(path.toString());
        }
        return found;
    }

    private static AppFolder folder(Path path) {
        return ((AppPath) path).getFileSystem().folder();
    }

    @Override
    public boolean isSameFile(Path one, Path other) {
        return one.toAbsolutePath().normalize().equals(other.toAbsolutePath().normalize());
    }

    @Override
    public boolean isHidden(Path path) {
        return false;
    }

    @Override
    public <V extends FileAttributeView> V getFileAttributeView(Path path, Class<V> type, LinkOption... options) {
        return null;
    }

    @Override
    public FileStore getFileStore(Path path) {
        throw new UnsupportedOperationException("there is no store");
    }

    @Override
    public void createDirectory(Path path, FileAttribute<?>... attributes) throws IOException {
        throw new AccessDeniedException(path.toString());
    }

    @Override
    public void delete(Path path) throws IOException {
        throw new AccessDeniedException(path.toString());
    }

    @Override
    public void copy(Path from, Path to, CopyOption... options) throws IOException {
        throw new AccessDeniedException(to.toString());
    }

    @Override
    public void move(Path from, Path to, CopyOption... options) throws IOException {
        throw new AccessDeniedException(from.toString());
    }

    @Override
    public void setAttribute(Path path, String attribute, Object value, LinkOption... options) throws IOException {
        throw new AccessDeniedException(path.toString());
    }

    @Override
    public FileSystem newFileSystem(URI uri, Map<String, ?> settings) {
        throw new UnsupportedOperationException("sessions make it");
    }

    @Override
    public FileSystem getFileSystem(URI uri) {
        throw new UnsupportedOperationException("sessions have it");
    }

    @Override
    public Path getPath(URI uri) {
        throw new UnsupportedOperationException("sessions have it");
    }
}
