package io.liushui.sandbox.wechatpay;

import io.liushui.sandbox.wire.Refusal;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The header of the same name. */
record Authorization(String mchid, String nonce, String timestamp, String serial, String signature) {
    private static final String SCHEME = "WECHATPAY2-SHA256-RSA2048 ";
    private static final Pattern PART = Pattern.compile("([a-z_]+)=\"([^\"]*)\"");

    /** @throws Refusal when it is missing or incomplete */
    static Authorization read(String header) {
        if (header == null || !header.startsWith(SCHEME)) {
            throw refused("Http头Authorization值格式错误");
        }
        Map<String, String> parts = new HashMap<>();
        Matcher matcher = PART.matcher(header.substring(SCHEME.length()));
        while (matcher.find()) {
            parts.put(matcher.group(1), matcher.group(2));
        }
        return new Authorization(
                part(parts, "mchid"),
                part(parts, "nonce_str"),
                part(parts, "timestamp"),
                part(parts, "serial_no"),
                part(parts, "signature"));
    }

    static Refusal refused(String message) {
        return new Refusal(401, "SIGN_ERROR", message);
    }

    private static String part(Map<String, String> parts, String name) {
        String value = parts.get(name);
        if (value == null || value.isEmpty()) {
            throw refused("Http头Authorization缺少" + name);
        }
        return value;
    }
}
