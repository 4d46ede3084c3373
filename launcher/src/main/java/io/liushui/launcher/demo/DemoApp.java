package io.liushui.launcher.demo;

import io.liushui.launcher.client.MerchantClient;
import io.liushui.launcher.client.MerchantKey;
import io.liushui.launcher.parts.Installation;
import io.liushui.launcher.parts.PartFailure;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** The demo merchant's app, as its owner knows it: files in {@code .liushui/demo}, readable by their owner only. */
public record DemoApp(String appId, String keyId, String privateKeyPem, String webhookSecret) {
    static final String FILE = "app.properties";

    /** @throws PartFailure when the system has not been started yet */
    public static DemoApp read(Installation installation) {
        Path file = installation.demo().resolve(FILE);
        if (!Files.isReadable(file)) {
            throw new PartFailure("There is no demo app yet: start the system with `./liushui up --detach`.");
        }
        Properties values = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            values.load(reader);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return new DemoApp(
                values.getProperty("appId"),
                values.getProperty("keyId"),
                values.getProperty("privateKey"),
                values.getProperty("webhookSecret"));
    }

    public MerchantClient client(Installation installation) {
        return new MerchantClient(
                URI.create("http://127.0.0.1:" + installation.ports().api()),
                new MerchantKey.Ed25519(keyId, privateKeyPem));
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return "DemoApp[" + appId + ", " + keyId + "]";
    }
}
