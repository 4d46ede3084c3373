package io.liushui.channel.netbank;

import io.liushui.spi.ChannelSettings;
import io.liushui.spi.http.HttpTimeouts;
import java.net.URI;
import java.nio.charset.Charset;
import java.util.Locale;
import okhttp3.HttpUrl;

/**
 * @param gateway setting {@code baseUrl}: where the bank's servers are
 * @param payUrl setting {@code payUrl}: where browsers post the form; {@code <baseUrl>/b2c/pay} unless set
 * @param merchantNo setting {@code merchantNo}: ours at the bank, 8 to 20 digits
 * @param bankCode setting {@code bankCode}: which bank it is, as payers choose it, 2 to 16 capital letters and digits
 * @param charset setting {@code charset}: {@code GBK} (default) or {@code UTF-8}
 * @param signature settings {@code signature} ({@code SM2-SM3}, default, or {@code RSA-SHA256}), {@code merchantPrivateKey} and
 *     {@code bankPublicKey} (PEM); with SM2 also {@code sm2Encoding} ({@code DER}, default, or {@code RAW}) and {@code sm2UserId}
 */
record NetbankSettings(
        String channelId,
        URI notificationUri,
        HttpUrl gateway,
        String payUrl,
        String merchantNo,
        String bankCode,
        Charset charset,
        MessageSignature signature,
        HttpTimeouts timeouts) {

    private static final String ORDINARY_USER_ID = "1234567812345678";

    static NetbankSettings of(ChannelSettings settings) {
        HttpUrl gateway = url(settings, "baseUrl", null);
        String page = gateway.newBuilder().addPathSegments("b2c/pay").build().toString();
        return new NetbankSettings(
                settings.channelId(),
                settings.notificationUri(),
                gateway,
                url(settings, "payUrl", page).toString(),
                matching(settings, "merchantNo", null, "[0-9]{8,20}"),
                matching(settings, "bankCode", null, "[A-Z0-9]{2,16}"),
                Charset.forName(matching(settings, "charset", "GBK", "GBK|UTF-8")),
                signature(settings),
                HttpTimeouts.of(settings));
    }

    private static MessageSignature signature(ChannelSettings settings) {
        if (matching(settings, "signature", Sm2Sm3.NAME, Sm2Sm3.NAME + "|" + RsaSha256.NAME)
                .equals(RsaSha256.NAME)) {
            return Keys.rsa(settings);
        }
        String encoding = matching(settings, "sm2Encoding", "DER", "DER|RAW").toUpperCase(Locale.ROOT);
        String userId = matching(settings, "sm2UserId", ORDINARY_USER_ID, "[ -~]{1,64}");
        return Keys.sm2(settings, userId, Sm2Sm3.Encoding.valueOf(encoding));
    }

    private static HttpUrl url(ChannelSettings settings, String name, String otherwise) {
        HttpUrl url = HttpUrl.parse(value(settings, name, otherwise));
        if (url == null || url.encodedQuery() != null) {
            throw new IllegalArgumentException("setting '" + name + "' is not an http address without a query");
        }
        return url.encodedPath().endsWith("/") && url.pathSize() > 1
                ? url.newBuilder().removePathSegment(url.pathSize() - 1).build()
                : url;
    }

    private static String matching(ChannelSettings settings, String name, String otherwise, String pattern) {
        String value = value(settings, name, otherwise);
        if (!value.matches(pattern)) {
            throw new IllegalArgumentException("setting '" + name + "' must match " + pattern);
        }
        return value;
    }

    private static String value(ChannelSettings settings, String name, String otherwise) {
        return otherwise == null ? settings.require(name) : settings.values().getOrDefault(name, otherwise);
    }
}
