package io.liushui.core.channels;

import io.liushui.spi.ChannelFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;

/** The plugins that are there, by type: those on the class path, and those in the plugin folder. */
final class Plugins implements AutoCloseable {
    private final Map<String, Plugin> byType = new TreeMap<>();
    private final List<PluginJar> jars;

    private Plugins(List<PluginJar> jars) {
        this.jars = jars;
    }

    private record Plugin(ChannelFactory factory, String origin) {}

    /**
     * @param folder null for none
     * @throws IllegalArgumentException naming the jar that holds no plugin, or the two places that hold one type
     */
    static Plugins find(Path folder) {
        return find(ServiceLoader.load(ChannelFactory.class), folder);
    }

    static Plugins find(Iterable<ChannelFactory> onClassPath, Path folder) {
        Plugins plugins = new Plugins(folder == null ? List.of() : PluginJar.in(folder));
        try {
            onClassPath.forEach(factory -> plugins.add(factory, "the class path"));
            plugins.jars.forEach(jar -> jar.factories().forEach(factory -> plugins.add(factory, jar.toString())));
            return plugins;
        } catch (RuntimeException unusable) {
            plugins.close();
            throw unusable;
        }
    }

    /** @throws IllegalArgumentException when there is none of this type */
    ChannelFactory ofType(String type) {
        Plugin plugin = byType.get(type);
        if (plugin == null) {
            throw new IllegalArgumentException("there is no plugin '" + type
                    + "', neither on the class path nor in the plugin folder, only " + byType.keySet());
        }
        return plugin.factory();
    }

    @Override
    public void close() {
        jars.forEach(PluginJar::close);
    }

    private void add(ChannelFactory factory, String origin) {
        Plugin other = byType.putIfAbsent(factory.type(), new Plugin(factory, origin));
        if (other != null) {
            throw new IllegalArgumentException("there are two plugins of type '" + factory.type() + "': in "
                    + other.origin() + " and in " + origin + ". Take one away.");
        }
    }
}
