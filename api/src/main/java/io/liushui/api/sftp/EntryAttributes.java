package io.liushui.api.sftp;

import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.GroupPrincipal;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How a file, or the folder itself, looks: readable, and never writable. */
record EntryAttributes(boolean isDirectory, long size, FileTime lastModifiedTime) implements PosixFileAttributes {
    private static final Owner LIUSHUI = new Owner("liushui");

    /** @param entry empty for the folder */
    static EntryAttributes of(Optional<AppFolder.Entry> entry) {
        return entry.map(file -> new EntryAttributes(false, file.sizeBytes(), FileTime.from(file.modifiedAt())))
                .orElseGet(() -> new EntryAttributes(true, 0, FileTime.from(Instant.EPOCH)));
    }

    Map<String, Object> all() {
        return Map.ofEntries(
                Map.entry("size", size),
                Map.entry("isDirectory", isDirectory),
                Map.entry("isRegularFile", isRegularFile()),
                Map.entry("isSymbolicLink", false),
                Map.entry("isOther", false),
                Map.entry("lastModifiedTime", lastModifiedTime),
                Map.entry("lastAccessTime", lastModifiedTime),
                Map.entry("creationTime", lastModifiedTime),
                Map.entry("permissions", permissions()),
                Map.entry("owner", LIUSHUI),
                Map.entry("group", LIUSHUI));
    }

    @Override
    public Set<PosixFilePermission> permissions() {
        return PosixFilePermissions.fromString(isDirectory ? "r-xr-xr-x" : "r--r--r--");
    }

    @Override
    public UserPrincipal owner() {
        return LIUSHUI;
    }

    @Override
    public GroupPrincipal group() {
        return LIUSHUI;
    }

    @Override
    public FileTime lastAccessTime() {
        return lastModifiedTime;
    }

    @Override
    public FileTime creationTime() {
        return lastModifiedTime;
    }

    @Override
    public boolean isRegularFile() {
        return !isDirectory;
    }

    @Override
    public boolean isSymbolicLink() {
        return false;
    }

    @Override
    public boolean isOther() {
        return false;
    }

    @Override
    public Object fileKey() {
        return null;
    }

    private record Owner(String getName) implements GroupPrincipal {}
}
