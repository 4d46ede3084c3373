package io.liushui.sandbox.host;

import io.liushui.sandbox.books.Announcements;
import io.liushui.sandbox.books.Books;
import io.liushui.sandbox.books.Desk;
import io.liushui.sandbox.faults.Rules;
import io.liushui.sandbox.store.Store;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.Supplier;

/** All channels of the sandbox, each with its books. */
public final class Channels {

    private final Ground ground;
    private final Map<String, Books> books = new LinkedHashMap<>();
    private final Map<String, ChannelSandbox> channels = new LinkedHashMap<>();

    public Channels(Ground ground) {
        this.ground = ground;
    }

    /**
     * What all channels stand on.
     *
     * @param notificationUrl for what names no address; {@code {channel}} in it is the channel's name; may be null
     */
    public record Ground(
            Store store,
            Clock clock,
            Rules rules,
            RequestLog log,
            Announcements announcements,
            String notificationUrl,
            Path keys,
            List<Duration> schedule,
            Supplier<String> publicUrl,
            Requests.NotificationWatch watch) {}

    /**
     * Makes every channel on the class path.
     *
     * @throws IllegalStateException when a key folder is incomplete
     */
    public void open() throws IOException, GeneralSecurityException {
        for (ChannelSandboxFactory factory : ServiceLoader.load(ChannelSandboxFactory.class)) {
            add(factory);
        }
    }

    private void add(ChannelSandboxFactory factory) throws IOException, GeneralSecurityException {
        String name = factory.name();
        if (!name.matches("[a-z]{1,20}") || books.containsKey(name)) {
            throw new IllegalStateException("two channels are called '" + name + "', or it is no lower-case word");
        }
        String url = ground.notificationUrl() == null
                ? null
                : ground.notificationUrl().replace("{channel}", name);
        Books own = new Books(new Desk(
                name,
                ground.store(),
                ground.clock(),
                kind -> get(name).references().next(kind),
                ground.announcements(),
                url));
        Requests requests = new Requests(
                name, ground.rules(), ground.log(), own, () -> get(name).replies(), ground.watch());
        books.put(name, own);
        channels.put(
                name,
                factory.create(new SandboxHost(
                        name, ground.clock(), own, requests, ground.keys(), ground.schedule(), ground.publicUrl())));
    }

    public Map<String, Books> books() {
        return books;
    }

    public Iterable<ChannelSandbox> all() {
        return channels.values();
    }

    /** @throws IllegalStateException when there is none of this name any more */
    public ChannelSandbox get(String name) {
        return Optional.ofNullable(channels.get(name))
                .orElseThrow(() -> new IllegalStateException("no channel is called " + name));
    }

    /** The channel to which a request's path belongs. */
    public Optional<ChannelSandbox> ofPath(String path) {
        int end = path.indexOf('/', 1);
        return end < 0 ? Optional.empty() : Optional.ofNullable(channels.get(path.substring(1, end)));
    }
}
