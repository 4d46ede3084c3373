package io.liushui.api.cashier;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.liushui.core.payments.Payment;
import java.net.URI;
import java.net.URLEncoder;
import java.util.Locale;
import java.util.Set;

/** Where the page may send the payer. */
final class PayerAddress {
    private static final Set<String> SCRIPTS = Set.of("javascript", "data", "vbscript", "blob", "file", "about");

    private PayerAddress() {}

    /** The channel's page or wallet app; null when there is none, or when it would run in our page. */
    static String wallet(String address) {
        String scheme = scheme(address);
        return scheme == null || SCRIPTS.contains(scheme) ? null : address;
    }

    /** A web page of the channel; null when the address is none. */
    static String page(String address) {
        String scheme = scheme(address);
        return "https".equals(scheme) || "http".equals(scheme) ? address : null;
    }

    /**
     * The merchant's page, told how the payment stands; null when there is none. The state in it is for display: the merchant asks the API or
     * waits for the webhook.
     */
    static String merchant(Payment payment) {
        String address = payment.returnUrl();
        String scheme = scheme(address);
        if (!"https".equals(scheme) && !"http".equals(scheme)) {
            return null;
        }
        int fragment = address.indexOf('#');
        String page = fragment < 0 ? address : address.substring(0, fragment);
        String joint = page.indexOf('?') < 0 ? "?" : page.endsWith("?") || page.endsWith("&") ? "" : "&";
        return page + joint + "payment_id=" + URLEncoder.encode(payment.id(), UTF_8) + "&state="
                + payment.state().outcome() + (fragment < 0 ? "" : address.substring(fragment));
    }

    private static String scheme(String address) {
        if (address == null) {
            return null;
        }
        try {
            String scheme = URI.create(address).getScheme();
            return scheme == null ? null : scheme.toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException malformed) {
            return null;
        }
    }
}
