package io.liushui.channel.unionpay;

import io.liushui.spi.ChannelSettings;
import io.liushui.spi.http.HttpTimeouts;
import java.net.URI;
import okhttp3.HttpUrl;

/**
 * @param gatewayUrl setting {@code gatewayUrl}: up to and with {@code /gateway/api}
 * @param fileUrl setting {@code fileUrl}: the file host's address, default {@code gatewayUrl} with {@code /fileTransReq.do}
 * @param merchantId setting {@code merId}
 * @param merchant see {@link MerchantKey}
 * @param trust see {@link Trust}
 * @param sensitive for card data; null without the setting {@code encryptCertificate}
 * @param tokenRequestor setting {@code tokenRequestorId} ({@code trId}); null: no bound cards
 * @param frontUrl setting {@code frontUrl}: where the payer's browser goes when a payment names no address; may be null
 * @param cardCode setting {@code cardCode}: whether the channel asks for a code by SMS for each payment with a bound card, default false
 * @param appMode setting {@code appMode}: {@code 00} in production (default), {@code 01} in the channel's test environment
 */
record UnionPaySettings(
        String channelId,
        URI notificationUri,
        String gatewayUrl,
        String fileUrl,
        String merchantId,
        MerchantKey merchant,
        Trust trust,
        SensitiveData sensitive,
        String tokenRequestor,
        String frontUrl,
        boolean cardCode,
        String appMode,
        HttpTimeouts timeouts) {

    static UnionPaySettings of(ChannelSettings settings) {
        String gateway = address(settings, settings.require("gatewayUrl"), "gatewayUrl");
        String file = settings.values().getOrDefault("fileUrl", gateway + "/fileTransReq.do");
        String requestor = settings.values().get("tokenRequestorId");
        boolean encrypts = settings.values().containsKey("encryptCertificate");
        if (requestor != null && !encrypts) {
            throw new IllegalArgumentException("setting 'encryptCertificate' is missing: bound cards need it");
        }
        return new UnionPaySettings(
                settings.channelId(),
                settings.notificationUri(),
                gateway,
                address(settings, file, "fileUrl"),
                merchantId(settings),
                MerchantKey.of(settings),
                Trust.of(settings),
                encrypts ? SensitiveData.of(settings) : null,
                requestor,
                settings.values().get("frontUrl"),
                Boolean.parseBoolean(settings.values().get("cardCode")),
                settings.values().getOrDefault("appMode", "00"),
                HttpTimeouts.of(settings));
    }

    private static String merchantId(ChannelSettings settings) {
        String id = settings.require("merId");
        if (!id.matches("[0-9A-Za-z]{15}")) {
            throw new IllegalArgumentException("setting 'merId' must be 15 digits or letters");
        }
        return id;
    }

    private static String address(ChannelSettings settings, String url, String name) {
        if (HttpUrl.parse(url) == null) {
            throw new IllegalArgumentException(
                    "channel " + settings.channelId() + ": setting '" + name + "' is not an http address");
        }
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }
}
