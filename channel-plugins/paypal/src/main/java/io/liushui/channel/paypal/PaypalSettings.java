package io.liushui.channel.paypal;

import io.liushui.spi.ChannelSettings;
import io.liushui.spi.http.HttpTimeouts;
import io.liushui.spi.keys.PemKeys;
import java.security.cert.X509Certificate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import okhttp3.HttpUrl;

/**
 * @param baseUrl setting {@code baseUrl}: {@code https://api-m.paypal.com}, or another address with a path
 * @param clientId setting {@code clientId} of the REST app
 * @param clientSecret setting {@code clientSecret} of the REST app
 * @param webhookId setting {@code webhookId}: the id under which our address is registered; every webhook's signature covers it
 * @param trusted setting {@code trustedCertificates}: PEM of the authorities, root or intermediate, to one of which a webhook's certificate leads
 * @param certificateUrls setting {@code certificateUrls}: addresses, separated by commas, below which certificates may be fetched
 * @param certificateName setting {@code certificateName}: common name of a webhook's certificate
 * @param inCountryCurrencies setting {@code inCountryCurrencies}: those of {@link Amount#IN_COUNTRY} that this account's country opens to it
 * @param brandName setting {@code brandName}: the merchant's name on PayPal's page, may be null; at most 127 characters
 */
record PaypalSettings(
        String channelId,
        HttpUrl baseUrl,
        String clientId,
        String clientSecret,
        String webhookId,
        List<X509Certificate> trusted,
        List<HttpUrl> certificateUrls,
        String certificateName,
        Set<String> inCountryCurrencies,
        String brandName,
        HttpTimeouts timeouts) {

    private static final String CERTIFICATE_URLS =
            "https://api.paypal.com/v1/notifications/certs/,https://api-m.paypal.com/v1/notifications/certs/";
    private static final String CERTIFICATE_NAME = "messageverificationcerts.paypal.com";

    static PaypalSettings of(ChannelSettings settings) {
        return new PaypalSettings(
                settings.channelId(),
                url("baseUrl", settings.require("baseUrl")),
                settings.require("clientId"),
                settings.require("clientSecret"),
                settings.require("webhookId"),
                PemKeys.certificates(settings, "trustedCertificates"),
                texts(settings, "certificateUrls", CERTIFICATE_URLS)
                        .map(text -> url("certificateUrls", text))
                        .toList(),
                settings.values().getOrDefault("certificateName", CERTIFICATE_NAME),
                inCountry(settings),
                settings.values().get("brandName"),
                HttpTimeouts.of(settings));
    }

    /** Tells no secret. */
    @Override
    public String toString() {
        return "PaypalSettings[" + channelId + ", " + baseUrl + "]";
    }

    private static Set<String> inCountry(ChannelSettings settings) {
        Set<String> currencies =
                new LinkedHashSet<>(texts(settings, "inCountryCurrencies", "").toList());
        if (!Amount.IN_COUNTRY.containsAll(currencies)) {
            throw new IllegalArgumentException(
                    "setting 'inCountryCurrencies' may hold only some of " + Amount.IN_COUNTRY);
        }
        return currencies;
    }

    private static Stream<String> texts(ChannelSettings settings, String name, String otherwise) {
        return Stream.of(settings.values().getOrDefault(name, otherwise).split(","))
                .map(String::strip)
                .filter(text -> !text.isEmpty());
    }

    private static HttpUrl url(String setting, String text) {
        HttpUrl url = HttpUrl.parse(text);
        if (url == null || url.query() != null) {
            throw new IllegalArgumentException("setting '" + setting + "' is not an http address");
        }
        return url;
    }
}
