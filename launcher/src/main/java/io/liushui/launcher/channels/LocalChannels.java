package io.liushui.launcher.channels;

import io.liushui.core.localchannels.LocalTerms;
import io.liushui.launcher.parts.PartFailure;
import io.liushui.launcher.parts.SandboxChannels;
import io.liushui.spi.Channel;
import io.liushui.spi.ChannelFactory;
import io.liushui.spi.ChannelSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;

/** Every plugin on the class path, made for its sandbox and asked for nothing but what it says of itself, and the core's own channels. */
final class LocalChannels implements AutoCloseable {
    private static final String FILE = "file:";

    private final Map<String, Channel> channels = new LinkedHashMap<>();

    /** @throws PartFailure when the sandbox has not made its keys yet */
    LocalChannels(SandboxChannels sandbox) {
        Map<String, ChannelFactory> factories = new TreeMap<>();
        ServiceLoader.load(ChannelFactory.class).forEach(factory -> factories.put(factory.type(), factory));
        sandbox.settings().forEach((name, settings) -> {
            ChannelFactory factory = factories.get(name);
            if (factory == null) {
                throw new PartFailure("There is no plugin '" + name + "' on the class path.");
            }
            Map<String, String> values = new TreeMap<>();
            settings.forEach((setting, value) -> values.put(setting, resolved(value)));
            URI notifications = URI.create("http://127.0.0.1/v1/channels/" + name + "/notifications");
            channels.put(name, factory.create(new ChannelSettings(name, notifications, values), exchange -> {}));
        });
    }

    Map<String, ChannelSays> all() {
        Map<String, ChannelSays> all = new TreeMap<>();
        channels.forEach((name, channel) -> all.put(name, ChannelSays.of(channel)));
        for (LocalTerms terms : LocalTerms.values()) {
            all.put(terms.channelId(), new ChannelSays(terms.description(LocalTerms.CURRENCIES), terms.codes()));
        }
        return all;
    }

    @Override
    public void close() {
        channels.values().forEach(Channel::close);
    }

    private static String resolved(String value) {
        if (!value.startsWith(FILE)) {
            return value;
        }
        try {
            return Files.readString(Path.of(value.substring(FILE.length()))).strip();
        } catch (IOException missing) {
            throw new PartFailure(
                    "The sandbox has not made its keys yet: start it once with `./liushui up --detach`.", missing);
        }
    }
}
