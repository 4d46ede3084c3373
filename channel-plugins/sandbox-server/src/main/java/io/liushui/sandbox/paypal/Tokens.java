package io.liushui.sandbox.paypal;

import io.javalin.http.Context;
import io.liushui.sandbox.books.Numbers;
import io.liushui.sandbox.host.Reply;
import io.liushui.sandbox.wire.Json;
import io.liushui.sandbox.wire.Refusal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Gives tokens for id and secret, and lets requests with a living token in. Tokens end with the process, as a client must be able to bear. */
final class Tokens {

    private static final Duration LIFE = Duration.ofSeconds(32_400);
    private static final String SCOPE = "https://uri.paypal.com/services/payments/payment/authcapture"
            + " https://uri.paypal.com/services/payments/refund"
            + " https://uri.paypal.com/services/reporting/search/read";

    private final PaypalKeys keys;
    private final Clock clock;
    private final Map<String, Instant> living = new ConcurrentHashMap<>();

    Tokens(PaypalKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    Reply give(Context context) {
        if (!same(basic(context), keys.clientId() + ":" + keys.clientSecret())) {
            return error(401, "invalid_client", "Client Authentication failed");
        }
        if (!"client_credentials".equals(context.formParam("grant_type"))) {
            return error(400, "unsupported_grant_type", "unsupported grant_type");
        }
        living.values().removeIf(end -> !clock.instant().isBefore(end));
        String token = Numbers.next("A21AA");
        living.put(token, clock.instant().plus(LIFE));
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("scope", SCOPE);
        fields.put("access_token", token);
        fields.put("token_type", "Bearer");
        fields.put("app_id", "APP-80W284485P519543T");
        fields.put("expires_in", LIFE.toSeconds());
        fields.put("nonce", clock.instant() + Numbers.next(""));
        return Reply.json(200, Json.write(fields));
    }

    /** @throws Refusal when the request bears no living token */
    void check(Context context) {
        String header = context.header("Authorization");
        String token = header != null && header.startsWith("Bearer ") ? header.substring(7) : "";
        Instant end = living.get(token);
        if (end == null || !clock.instant().isBefore(end)) {
            throw new Refusal(401, "invalid_token", "Token signature verification failed");
        }
    }

    private static Reply error(int status, String error, String description) {
        return Reply.json(status, Json.write(Map.of("error", error, "error_description", description)));
    }

    private static String basic(Context context) {
        String header = context.header("Authorization");
        if (header == null || !header.startsWith("Basic ")) {
            return "";
        }
        try {
            return new String(Base64.getDecoder().decode(header.substring(6)), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return "";
        }
    }

    private static boolean same(String given, String expected) {
        return MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), expected.getBytes(StandardCharsets.UTF_8));
    }
}
