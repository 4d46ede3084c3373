package io.liushui.channel.alipay;

import io.liushui.spi.ChannelSettings;
import io.liushui.spi.http.BaseUrl;
import io.liushui.spi.http.HttpTimeouts;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * @param baseUrl setting {@code baseUrl}: {@code https://openapi.alipay.com}, or a sandbox
 * @param sellerId setting {@code sellerId}: the account that is paid, 16 digits that begin with 2088
 * @param app settings {@code appId} and {@code appPrivateKey}, in certificate mode {@code appCertificate} too
 * @param alipay setting {@code alipayPublicKey}, or in certificate mode {@code alipayCertificate} and {@code alipayRootCertificate}
 * @param authorizationValidity setting {@code authorizationDays}: how long money stays held by the contract with Alipay, 1 to 360, default 30
 */
record AlipaySettings(
        String channelId,
        URI notificationUri,
        String baseUrl,
        String sellerId,
        AppIdentity app,
        AlipayKeys alipay,
        Duration authorizationValidity,
        HttpTimeouts timeouts) {
    private static final String BILL_TIMEOUT = "callTimeoutMillis.bill";

    static AlipaySettings of(ChannelSettings settings) {
        return new AlipaySettings(
                settings.channelId(),
                settings.notificationUri(),
                BaseUrl.text(settings),
                sellerId(settings),
                AppIdentity.of(settings),
                AlipayKeys.of(settings),
                Duration.ofDays(days(settings)),
                timeouts(settings));
    }

    private static String sellerId(ChannelSettings settings) {
        String id = settings.require("sellerId");
        if (!id.matches("2088[0-9]{12}")) {
            throw new IllegalArgumentException("setting 'sellerId' must be 16 digits that begin with 2088");
        }
        return id;
    }

    private static int days(ChannelSettings settings) {
        String days = settings.values().getOrDefault("authorizationDays", "30");
        if (!days.matches("[1-9][0-9]{0,2}") || Integer.parseInt(days) > 360) {
            throw new IllegalArgumentException("setting 'authorizationDays' must be 1 to 360");
        }
        return Integer.parseInt(days);
    }

    /** A bill is large: it may take a minute unless the settings say otherwise. */
    private static HttpTimeouts timeouts(ChannelSettings settings) {
        Map<String, String> values = new HashMap<>(settings.values());
        values.putIfAbsent(BILL_TIMEOUT, "60000");
        return HttpTimeouts.of(new ChannelSettings(settings.channelId(), settings.notificationUri(), values));
    }
}
