package io.liushui.core.channels;

import io.liushui.spi.ChannelFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.stream.Stream;

/** A jar of the plugin folder, with a class loader of its own: what it brings is seen by no other plugin, and what the application has goes first. */
final class PluginJar implements AutoCloseable {
    private final Path file;
    private final URLClassLoader loader;

    private PluginJar(Path file, URLClassLoader loader) {
        this.file = file;
        this.loader = loader;
    }

    /** @throws IllegalArgumentException when there is no such folder */
    static List<PluginJar> in(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new IllegalArgumentException("the plugin folder " + folder + " is not there");
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".jar"))
                    .sorted()
                    .map(PluginJar::open)
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the plugin folder " + folder + " cannot be read", unreadable);
        }
    }

    /**
     * Those that the jar itself holds.
     *
     * @throws IllegalArgumentException when it holds none, or one that cannot be used
     */
    List<ChannelFactory> factories() {
        List<ChannelFactory> factories;
        try {
            factories = ServiceLoader.load(ChannelFactory.class, loader).stream()
                    .filter(provider -> loader.equals(provider.type().getClassLoader()))
                    .map(ServiceLoader.Provider::get)
                    .toList();
        } catch (ServiceConfigurationError | LinkageError unusable) {
            throw new IllegalArgumentException("the plugin " + file + " cannot be used: " + unusable, unusable);
        }
        if (factories.isEmpty()) {
            throw new IllegalArgumentException("the jar " + file + " in the plugin folder holds no channel plugin: "
                    + "META-INF/services/" + ChannelFactory.class.getName() + " names no class of it");
        }
        return factories;
    }

    @Override
    public void close() {
        try {
            loader.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public String toString() {
        return file.toString();
    }

    private static PluginJar open(Path file) {
        try {
            URL[] content = {file.toUri().toURL()};
            return new PluginJar(file, new URLClassLoader(content, ChannelFactory.class.getClassLoader()));
        } catch (IOException malformed) {
            throw new UncheckedIOException(malformed);
        }
    }
}
