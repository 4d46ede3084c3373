package io.liushui.spi.http;

import io.liushui.spi.ChannelSettings;
import okhttp3.HttpUrl;

/** Setting {@code baseUrl}: what the addresses of a channel begin with. */
public final class BaseUrl {
    private static final String SETTING = "baseUrl";

    private BaseUrl() {}

    /** @throws IllegalArgumentException when it is missing, or no http or https address without a query */
    public static HttpUrl of(ChannelSettings settings) {
        HttpUrl url = HttpUrl.parse(settings.require(SETTING));
        if (url == null || url.query() != null) {
            throw new IllegalArgumentException("setting '" + SETTING + "' is not an http address without a query");
        }
        return url;
    }

    /**
     * As it was written, without a slash at its end: paths are put behind it.
     *
     * @throws IllegalArgumentException when it is missing, or no http or https address without a query
     */
    public static String text(ChannelSettings settings) {
        of(settings);
        String text = settings.require(SETTING);
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }
}
