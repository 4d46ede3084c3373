package io.liushui.channel.sandbox;

import io.liushui.spi.ChannelSettings;
import io.liushui.spi.http.HttpTimeouts;
import java.net.URI;
import okhttp3.HttpUrl;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;

/**
 * @param baseUrl setting {@code baseUrl}: where the channel is, with its path, like {@code http://127.0.0.1:7070/sandbox}
 * @param clientKey setting {@code clientKeyFile}: PEM file of our Ed25519 private key
 * @param serverKey setting {@code serverKeyFile}: PEM file of the sandbox's Ed25519 public key
 */
record SandboxSettings(
        String channelId,
        URI notificationUri,
        String baseUrl,
        Ed25519PrivateKeyParameters clientKey,
        Ed25519PublicKeyParameters serverKey,
        HttpTimeouts timeouts) {

    static SandboxSettings of(ChannelSettings settings) {
        return new SandboxSettings(
                settings.channelId(),
                settings.notificationUri(),
                baseUrl(settings),
                PemFile.privateKey(settings.require("clientKeyFile"), "clientKeyFile"),
                PemFile.publicKey(settings.require("serverKeyFile"), "serverKeyFile"),
                HttpTimeouts.of(settings));
    }

    private static String baseUrl(ChannelSettings settings) {
        String url = settings.require("baseUrl");
        if (HttpUrl.parse(url) == null) {
            throw new IllegalArgumentException("setting 'baseUrl' is not an http address");
        }
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }
}
