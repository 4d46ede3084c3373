package io.liushui.channel.prepaid;

import io.liushui.spi.ChannelSettings;
import io.liushui.spi.http.BaseUrl;
import io.liushui.spi.http.HttpTimeouts;
import java.net.URI;
import okhttp3.HttpUrl;

/**
 * @param baseUrl setting {@code baseUrl}: what the protocol's paths are added to
 * @param merchantNo setting {@code merchantNo}: ours at the issuer, 4 to 32 letters and digits
 * @param secret setting {@code merchantSecret}: what both sides sign with, 32 characters or more
 */
record PrepaidSettings(
        String channelId,
        URI notificationUri,
        HttpUrl baseUrl,
        String merchantNo,
        SharedSecret secret,
        HttpTimeouts timeouts) {

    private static final int SHORTEST_SECRET = 32;

    static PrepaidSettings of(ChannelSettings settings) {
        return new PrepaidSettings(
                settings.channelId(),
                settings.notificationUri(),
                BaseUrl.of(settings),
                merchantNo(settings),
                secret(settings),
                HttpTimeouts.of(settings));
    }

    private static String merchantNo(ChannelSettings settings) {
        String merchantNo = settings.require("merchantNo");
        if (!merchantNo.matches("[A-Za-z0-9]{4,32}")) {
            throw new IllegalArgumentException("setting 'merchantNo' must be 4 to 32 letters and digits");
        }
        return merchantNo;
    }

    private static SharedSecret secret(ChannelSettings settings) {
        String secret = settings.require("merchantSecret").strip();
        if (secret.length() < SHORTEST_SECRET) {
            throw new IllegalArgumentException("setting 'merchantSecret' must have 32 characters or more");
        }
        return new SharedSecret(secret);
    }
}
