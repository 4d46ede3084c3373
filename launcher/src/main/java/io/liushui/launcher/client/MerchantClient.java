package io.liushui.launcher.client;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/** Calls the merchant API, signed. Safe for several threads. */
public final class MerchantClient {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int CONNECT_LIMIT_MILLIS = 2_000;
    private static final int READ_LIMIT_MILLIS = 30_000;

    static {
        // A POST that got no answer is asked after, not repeated behind the caller's back.
        System.setProperty("sun.net.http.retryPost", "false");
    }

    private final URI api;
    private final ClientKey key;

    public MerchantClient(URI api, ClientKey key) {
        this.api = api;
        this.key = key;
    }

    /** An answer, whatever its status. Header names are in lower case. */
    public record Answer(int status, Map<String, String> headers, byte[] body) {}

    /** A random word that nobody used before, as a nonce or an idempotency key. */
    public static String fresh() {
        byte[] bytes = new byte[16];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /**
     * @param target path and query, beginning with a slash
     * @param headers sent as they are; a name given here replaces what is sent otherwise
     * @throws IOException when there is no answer: what was asked for may or may not have happened
     */
    public Answer call(String method, String target, Map<String, String> headers, byte[] body) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) api.resolve(target).toURL().openConnection();
        connection.setConnectTimeout(CONNECT_LIMIT_MILLIS);
        connection.setReadTimeout(READ_LIMIT_MILLIS);
        connection.setInstanceFollowRedirects(false);
        connection.setUseCaches(false);
        connection.setRequestMethod(method);
        Map<String, String> sent = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        sent.put("Accept", "application/json");
        String timestamp = Long.toString(Instant.now().getEpochSecond());
        sent.put("Authorization", key.authorization(method, target, timestamp, fresh(), body));
        if (method.equals("POST")) {
            sent.put("Idempotency-Key", fresh());
        }
        if (body.length > 0) {
            sent.put("Content-Type", "application/json");
        }
        sent.putAll(headers);
        sent.forEach(connection::setRequestProperty);
        if (body.length > 0) {
            connection.setDoOutput(true);
            connection.setFixedLengthStreamingMode(body.length);
            connection.getOutputStream().write(body);
        }
        return answer(connection);
    }

    private static Answer answer(HttpURLConnection connection) throws IOException {
        int status = connection.getResponseCode();
        Map<String, String> headers = new TreeMap<>();
        connection.getHeaderFields().forEach((name, values) -> {
            if (name != null) {
                headers.put(name.toLowerCase(java.util.Locale.ROOT), String.join(", ", values));
            }
        });
        try (InputStream stream = status >= 400 ? connection.getErrorStream() : connection.getInputStream()) {
            return new Answer(status, headers, stream == null ? new byte[0] : stream.readAllBytes());
        }
    }
}
