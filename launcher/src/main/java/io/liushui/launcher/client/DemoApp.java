package io.liushui.launcher.client;

import io.liushui.core.merchants.SignatureAlgorithm;
import io.liushui.launcher.parts.Installation;
import io.liushui.launcher.parts.OwnerFile;
import io.liushui.launcher.parts.PartFailure;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * The app that a newcomer calls the API with; kept in {@code .liushui/demo/app.properties}, which its owner only reads.
 *
 * @param webhookSecret {@code whsec_…}
 * @param keys one of each algorithm
 */
public record DemoApp(
        String merchantId,
        String appId,
        String webhookUrl,
        String webhookSecret,
        Map<SignatureAlgorithm, ClientKey> keys) {

    public static Optional<DemoApp> find(Installation installation) {
        Path file = file(installation);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        Properties stored = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            stored.load(reader);
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
        Map<SignatureAlgorithm, ClientKey> keys = new EnumMap<>(SignatureAlgorithm.class);
        for (SignatureAlgorithm algorithm : SignatureAlgorithm.values()) {
            keys.put(
                    algorithm,
                    new ClientKey(
                            stored.getProperty(algorithm.label() + ".id"),
                            algorithm,
                            Base64.getDecoder().decode(stored.getProperty(algorithm.label() + ".key"))));
        }
        return Optional.of(new DemoApp(
                stored.getProperty("merchant_id"),
                stored.getProperty("app_id"),
                stored.getProperty("webhook_url"),
                stored.getProperty("webhook_secret"),
                keys));
    }

    /** @throws PartFailure when nothing was ever started here */
    public static DemoApp require(Installation installation) {
        return find(installation)
                .orElseThrow(() -> new PartFailure("There is no demo app yet: run `liushui up --detach` first."));
    }

    public void store(Installation installation) {
        Properties stored = new Properties();
        stored.setProperty("merchant_id", merchantId);
        stored.setProperty("app_id", appId);
        stored.setProperty("webhook_url", webhookUrl);
        stored.setProperty("webhook_secret", webhookSecret);
        keys.forEach((algorithm, key) -> {
            stored.setProperty(algorithm.label() + ".id", key.id());
            stored.setProperty(algorithm.label() + ".key", Base64.getEncoder().encodeToString(key.material()));
        });
        try {
            StringWriter text = new StringWriter();
            stored.store(text, "The demo app's keys; private");
            OwnerFile.write(file(installation), text.toString());
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    public DemoApp withWebhook(String url, String secret) {
        return new DemoApp(merchantId, appId, url, secret, keys);
    }

    public ClientKey key(SignatureAlgorithm algorithm) {
        return keys.get(algorithm);
    }

    /** Without secrets. */
    @Override
    public String toString() {
        return "DemoApp[" + appId + "]";
    }

    private static Path file(Installation installation) {
        return installation.demo().resolve("app.properties");
    }
}
