package io.liushui.api.body;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;
import java.util.regex.Pattern;

/** Network addresses in bodies. */
public final class Addresses {
    private static final Pattern IPV4 = Pattern.compile("(0|[1-9][0-9]{0,2})(\\.(0|[1-9][0-9]{0,2})){3}");
    private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:.]{2,45}");
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final int LONGEST_URL = 2048;

    private Addresses() {}

    /** In its one normal form, so that the same address is counted once however it is written; null when absent. */
    public static String ip(Fields fields, String name) {
        String text = fields.text(name);
        if (text == null) {
            return null;
        }
        boolean literal = IPV4.matcher(text).matches()
                || (text.indexOf(':') >= 0 && IPV6.matcher(text).matches());
        if (literal) {
            try {
                return InetAddress.ofLiteral(text).getHostAddress();
            } catch (IllegalArgumentException malformed) {
                // said below
            }
        }
        throw fields.invalid(name, "must be an IPv4 or IPv6 address");
    }

    /** Null when absent. */
    public static String returnUrl(Fields fields, String name) {
        String text = fields.text(name);
        if (text == null) {
            return null;
        }
        if (text.length() <= LONGEST_URL) {
            try {
                URI uri = new URI(text);
                boolean secure = "https".equalsIgnoreCase(uri.getScheme());
                boolean local = "http".equalsIgnoreCase(uri.getScheme()) && LOOPBACK.contains(uri.getHost());
                if (uri.getHost() != null && uri.getRawUserInfo() == null && (secure || local)) {
                    return text;
                }
            } catch (URISyntaxException malformed) {
                // said below
            }
        }
        throw fields.invalid(name, "must be an https address of at most 2048 characters, or http on the loopback");
    }
}
