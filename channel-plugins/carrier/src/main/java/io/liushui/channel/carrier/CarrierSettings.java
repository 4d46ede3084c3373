package io.liushui.channel.carrier;

import io.liushui.spi.ChannelSettings;
import io.liushui.spi.http.BaseUrl;
import io.liushui.spi.http.HttpTimeouts;
import java.net.URI;
import okhttp3.HttpUrl;

/**
 * @param baseUrl setting {@code baseUrl}: what the protocol's paths are added to
 * @param appId setting {@code appId}: ours at the carrier, 4 to 32 letters and digits
 * @param signature setting {@code appSecret}: what both sides sign with, 32 characters or more
 */
record CarrierSettings(
        String channelId,
        URI notificationUri,
        HttpUrl baseUrl,
        String appId,
        ParameterSignature signature,
        HttpTimeouts timeouts) {

    static CarrierSettings of(ChannelSettings settings) {
        return new CarrierSettings(
                settings.channelId(),
                settings.notificationUri(),
                BaseUrl.of(settings),
                appId(settings),
                signature(settings),
                HttpTimeouts.of(settings));
    }

    private static String appId(ChannelSettings settings) {
        String appId = settings.require("appId");
        if (!appId.matches("[A-Za-z0-9]{4,32}")) {
            throw new IllegalArgumentException("setting 'appId' must be 4 to 32 letters and digits");
        }
        return appId;
    }

    private static ParameterSignature signature(ChannelSettings settings) {
        String secret = settings.require("appSecret");
        if (secret.length() < 32) {
            throw new IllegalArgumentException("setting 'appSecret' must have 32 characters or more");
        }
        return new ParameterSignature(secret);
    }
}
