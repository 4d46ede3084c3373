package io.liushui.channel.sandbox;

import io.liushui.spi.ChannelSettings;
import java.net.URI;
import java.time.Duration;
import okhttp3.HttpUrl;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;

/**
 * @param baseUrl setting {@code baseUrl}: where the channel is, with its path, like {@code http://127.0.0.1:7070/sandbox}
 * @param clientKey setting {@code clientKeyFile}: PEM file of our Ed25519 private key
 * @param serverKey setting {@code serverKeyFile}: PEM file of the sandbox's Ed25519 public key
 * @param connectTimeout setting {@code connectTimeoutMillis}, default 1000
 * @param readTimeout setting {@code readTimeoutMillis}, default 5000
 * @param callTimeout setting {@code callTimeoutMillis}, default 7000: all of a call
 */
record SandboxSettings(
        String channelId,
        URI notificationUri,
        String baseUrl,
        Ed25519PrivateKeyParameters clientKey,
        Ed25519PublicKeyParameters serverKey,
        Duration connectTimeout,
        Duration readTimeout,
        Duration callTimeout) {

    static SandboxSettings of(ChannelSettings settings) {
        return new SandboxSettings(
                settings.channelId(),
                settings.notificationUri(),
                baseUrl(settings),
                PemFile.privateKey(settings.require("clientKeyFile"), "clientKeyFile"),
                PemFile.publicKey(settings.require("serverKeyFile"), "serverKeyFile"),
                millis(settings, "connectTimeoutMillis", 1_000),
                millis(settings, "readTimeoutMillis", 5_000),
                millis(settings, "callTimeoutMillis", 7_000));
    }

    private static String baseUrl(ChannelSettings settings) {
        String url = settings.require("baseUrl");
        if (HttpUrl.parse(url) == null) {
            throw new IllegalArgumentException("setting 'baseUrl' is not an http address");
        }
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }

    private static Duration millis(ChannelSettings settings, String name, long otherwise) {
        String text = settings.values().getOrDefault(name, Long.toString(otherwise));
        if (!text.matches("[1-9][0-9]{0,5}")) {
            throw new IllegalArgumentException("setting '" + name + "' must be 1 to 999999 milliseconds");
        }
        return Duration.ofMillis(Long.parseLong(text));
    }
}
