package io.liushui.api.sftp;

import java.nio.file.attribute.UserPrincipalLookupService;
import java.util.List;
import java.util.Set;
import org.apache.sshd.common.file.util.BaseFileSystem;
import org.apache.sshd.common.file.util.BasePath;

/** An app's folder, and nothing else: there is no way from here to the disk of the machine. */
final class AppFileSystem extends BaseFileSystem<AppFileSystem.AppPath> {
    private final AppFolder folder;
    private volatile boolean open = true;

    AppFileSystem(AppFolder folder) {
        super(new AppFileSystemProvider());
        this.folder = folder;
    }

    AppFolder folder() {
        return folder;
    }

    @Override
    protected AppPath create(String root, List<String> names) {
        return new AppPath(this, root, names);
    }

    @Override
    public boolean isReadOnly() {
        return true;
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    @Override
    public void close() {
        open = false;
    }

    @Override
    public Set<String> supportedFileAttributeViews() {
        return Set.of("basic", "posix");
    }

    @Override
    public UserPrincipalLookupService getUserPrincipalLookupService() {
        throw new UnsupportedOperationException("files have no owners here");
    }

    /** A path in it. */
    static final class AppPath extends BasePath<AppPath, AppFileSystem> {
        private AppPath(AppFileSystem fileSystem, String root, List<String> names) {
            super(fileSystem, root, names);
        }

        @Override
        public AppPath toRealPath(java.nio.file.LinkOption... options) {
            return toAbsolutePath().normalize();
        }
    }
}
