package io.liushui.channel.wechatpay;

import io.liushui.spi.ChannelSettings;
import io.liushui.spi.http.HttpTimeouts;
import io.liushui.spi.keys.PemKeys;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import okhttp3.HttpUrl;

/**
 * @param baseUrl setting {@code baseUrl}, default {@code https://api.mch.weixin.qq.com}
 * @param merchant settings {@code mchId}, {@code appId}, {@code mobileAppId} (default {@code appId}), {@code merchantPrivateKey} (PEM), either
 *     {@code merchantCertificate} (PEM) or {@code merchantSerial}, {@code apiV3Key} (32 characters)
 * @param trust whose signatures are believed
 * @param bill setting {@code bill}: {@code trade} (default) or {@code fundflow}
 */
record WechatPaySettings(
        String channelId,
        URI notificationUri,
        String baseUrl,
        Merchant merchant,
        PlatformTrust trust,
        BillKind bill,
        HttpTimeouts timeouts) {

    private static final String ADDRESS = "https://api.mch.weixin.qq.com";
    private static final int KEY_BYTES = 32;

    static WechatPaySettings of(ChannelSettings settings) {
        return new WechatPaySettings(
                settings.channelId(),
                notificationUri(settings),
                baseUrl(settings),
                new Merchant(
                        settings.require("mchId"),
                        settings.require("appId"),
                        optional(settings, "mobileAppId", settings.require("appId")),
                        serial(settings),
                        PemKeys.rsaPrivateKey(settings, "merchantPrivateKey"),
                        apiV3Key(settings)),
                PlatformTrust.of(settings),
                BillKind.of(optional(settings, "bill", "trade")),
                HttpTimeouts.of(settings));
    }

    static String optional(ChannelSettings settings, String name, String otherwise) {
        String value = settings.values().get(name);
        return value == null || value.isBlank() ? otherwise : value.strip();
    }

    /** @throws IllegalArgumentException unless it is a whole number of seconds from 1 to 999999 */
    static Duration seconds(ChannelSettings settings, String name, long otherwise) {
        String text = optional(settings, name, Long.toString(otherwise));
        if (!text.matches("[1-9][0-9]{0,5}")) {
            throw new IllegalArgumentException("setting '" + name + "' must be 1 to 999999 seconds");
        }
        return Duration.ofSeconds(Long.parseLong(text));
    }

    private static URI notificationUri(ChannelSettings settings) {
        URI uri = settings.notificationUri();
        if (uri == null || uri.getRawQuery() != null) {
            throw new IllegalArgumentException(
                    "the notification address is missing, or has a query, which WeChat Pay refuses");
        }
        return uri;
    }

    private static String baseUrl(ChannelSettings settings) {
        String url = optional(settings, "baseUrl", ADDRESS);
        if (HttpUrl.parse(url) == null) {
            throw new IllegalArgumentException("setting 'baseUrl' is not an http address");
        }
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }

    private static String serial(ChannelSettings settings) {
        if (optional(settings, "merchantCertificate", null) != null) {
            return Serials.of(
                    PemKeys.certificates(settings, "merchantCertificate").getFirst());
        }
        String serial = settings.require("merchantSerial").strip().toUpperCase(Locale.ROOT);
        if (!Serials.isOne(serial)) {
            throw new IllegalArgumentException("setting 'merchantSerial' is no serial number in hexadecimal digits");
        }
        return serial;
    }

    private static byte[] apiV3Key(ChannelSettings settings) {
        byte[] key = settings.require("apiV3Key").strip().getBytes(StandardCharsets.UTF_8);
        if (key.length != KEY_BYTES) {
            throw new IllegalArgumentException("setting 'apiV3Key' must have 32 characters");
        }
        return key;
    }
}
