package io.liushui.channel.sandbox;

import io.liushui.spi.ChannelSettings;
import io.liushui.spi.http.BaseUrl;
import io.liushui.spi.http.HttpTimeouts;
import java.net.URI;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;

/**
 * @param baseUrl setting {@code baseUrl}: where the channel is, with its path, like {@code http://127.0.0.1:7070/sandbox}
 * @param clientKey setting {@code clientKey}: our Ed25519 private key in PEM, or {@code clientKeyFile}: a file of it
 * @param serverKey setting {@code serverKey}: the sandbox's Ed25519 public key in PEM, or {@code serverKeyFile}: a file of it
 */
record SandboxSettings(
        String channelId,
        URI notificationUri,
        String baseUrl,
        Ed25519PrivateKeyParameters clientKey,
        Ed25519PublicKeyParameters serverKey,
        HttpTimeouts timeouts,
        Terms terms) {

    static SandboxSettings of(ChannelSettings settings) {
        return new SandboxSettings(
                settings.channelId(),
                settings.notificationUri(),
                BaseUrl.text(settings),
                PemText.of(settings, "clientKey").privateKey(),
                PemText.of(settings, "serverKey").publicKey(),
                HttpTimeouts.of(settings),
                Terms.of(settings));
    }
}
