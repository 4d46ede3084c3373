package io.liushui.channel.carrier;

import io.liushui.spi.ChannelSettings;
import io.liushui.spi.MonthlyCap;
import io.liushui.spi.http.BaseUrl;
import io.liushui.spi.http.HttpTimeouts;
import java.net.URI;
import java.time.ZoneId;
import okhttp3.HttpUrl;

/**
 * @param baseUrl setting {@code baseUrl}: what the protocol's paths are added to
 * @param appId setting {@code appId}: ours at the carrier, 4 to 32 letters and digits
 * @param monthlyCap setting {@code monthlyCap}: fen that one phone number may pay in a calendar month of the carrier's, 1 to 100,000,000; 20,000 unless told
 * @param signature setting {@code appSecret}: what both sides sign with, 32 characters or more
 */
record CarrierSettings(
        String channelId,
        URI notificationUri,
        HttpUrl baseUrl,
        String appId,
        MonthlyCap monthlyCap,
        ParameterSignature signature,
        HttpTimeouts timeouts) {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final String ORDINARY_CAP = "20000";

    static CarrierSettings of(ChannelSettings settings) {
        return new CarrierSettings(
                settings.channelId(),
                settings.notificationUri(),
                BaseUrl.of(settings),
                appId(settings),
                monthlyCap(settings),
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

    private static MonthlyCap monthlyCap(ChannelSettings settings) {
        String fen = settings.values().getOrDefault("monthlyCap", ORDINARY_CAP);
        if (!fen.matches("[1-9][0-9]{0,7}|100000000")) {
            throw new IllegalArgumentException("setting 'monthlyCap' must be a whole number of fen, 1 to 100000000");
        }
        return new MonthlyCap(Long.parseLong(fen), ZONE);
    }

    private static ParameterSignature signature(ChannelSettings settings) {
        String secret = settings.require("appSecret");
        if (secret.length() < 32) {
            throw new IllegalArgumentException("setting 'appSecret' must have 32 characters or more");
        }
        return new ParameterSignature(secret);
    }
}
