package io.liushui.channel.alipay;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Orders in the v2 protocol, which are signed here and sent by the payer's browser or app. */
final class SignedOrder {
    static final String CHARSET = "UTF-8";

    private final AlipaySettings settings;
    private final Clock clock;

    SignedOrder(AlipaySettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** The address to which a browser posts; it names the character set of the form, as the form cannot. */
    String gateway() {
        return settings.baseUrl() + "/gateway.do?charset=" + CHARSET;
    }

    /**
     * All parameters with the signature, sorted by name.
     *
     * @param returnUrl may be null
     */
    Map<String, String> sign(String method, Map<String, String> business, String returnUrl) {
        SortedMap<String, String> parameters = new TreeMap<>();
        parameters.put("app_id", settings.app().appId());
        parameters.put("method", method);
        parameters.put("format", "json");
        parameters.put("charset", CHARSET);
        parameters.put("sign_type", "RSA2");
        parameters.put("timestamp", AlipayTime.of(clock.instant()));
        parameters.put("version", "1.0");
        parameters.put("biz_content", Json.MAPPER.writeValueAsString(business));
        if (settings.notificationUri() != null) {
            parameters.put("notify_url", settings.notificationUri().toString());
        }
        if (returnUrl != null) {
            parameters.put("return_url", returnUrl);
        }
        if (settings.app().certificateSerial() != null) {
            parameters.put("app_cert_sn", settings.app().certificateSerial());
            parameters.put("alipay_root_cert_sn", settings.app().rootSerial());
        }
        parameters.put("sign", settings.app().sign(content(parameters).getBytes(StandardCharsets.UTF_8)));
        return parameters;
    }

    /** As an app hands it to Alipay's kit. */
    static String query(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(parameter ->
                        parameter.getKey() + "=" + URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    /** What is signed: everything that is not empty, by name, not encoded. */
    static String content(SortedMap<String, String> parameters) {
        return parameters.entrySet().stream()
                .filter(parameter -> !parameter.getValue().isEmpty())
                .map(parameter -> parameter.getKey() + "=" + parameter.getValue())
                .collect(Collectors.joining("&"));
    }
}
