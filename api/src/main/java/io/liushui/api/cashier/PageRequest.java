package io.liushui.api.cashier;

import io.liushui.core.json.Json;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import tools.jackson.core.JacksonException;

/** Reads what the page posts, after making sure that it was the page. */
final class PageRequest {
    private static final int LARGEST_BODY_BYTES = 1024;

    private PageRequest() {}

    /** @throws CashierRefusal when another site's page sent the request, or something that names no page */
    static void requireSameOrigin(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        boolean own = site == null ? ownOrigin(request) : site.equals("same-origin");
        if (!own) {
            throw CashierRefusal.of(CashierProblem.CROSS_ORIGIN);
        }
    }

    /** @throws CashierRefusal when the body is not a small JSON object that has the field as a text */
    static String text(HttpServletRequest request, String field) throws IOException {
        String type =
                request.getContentType() == null ? "" : request.getContentType().toLowerCase(Locale.ROOT);
        if (!type.split(";", 2)[0].strip().equals("application/json")) {
            throw CashierRefusal.of(CashierProblem.UNSUPPORTED_MEDIA_TYPE);
        }
        byte[] body = request.getInputStream().readNBytes(LARGEST_BODY_BYTES + 1);
        if (body.length > LARGEST_BODY_BYTES) {
            throw CashierRefusal.of(CashierProblem.BODY_TOO_LARGE);
        }
        if (object(body).get(field) instanceof String text) {
            return text;
        }
        throw CashierRefusal.of(CashierProblem.MALFORMED_BODY);
    }

    private static Map<String, Object> object(byte[] body) {
        try {
            Map<String, Object> object = Json.readObject(new String(body, java.nio.charset.StandardCharsets.UTF_8));
            return object == null ? Map.of() : object;
        } catch (JacksonException malformed) {
            throw CashierRefusal.of(CashierProblem.MALFORMED_BODY);
        }
    }

    /** For browsers without {@code Sec-Fetch-Site}. */
    private static boolean ownOrigin(HttpServletRequest request) {
        String origin = request.getHeader("Origin");
        String host = request.getHeader("Host");
        if (origin == null || host == null) {
            return false;
        }
        try {
            return host.equalsIgnoreCase(URI.create(origin).getRawAuthority());
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }
}
