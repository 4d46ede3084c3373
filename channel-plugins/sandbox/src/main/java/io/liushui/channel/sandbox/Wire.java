package io.liushui.channel.sandbox;

import io.liushui.spi.ExchangeLog;
import io.liushui.spi.ExchangeLog.Exchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.ResponseBody;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** One signed request, one checked answer, one log entry; never a second try. */
final class Wire implements AutoCloseable {

    private static final MediaType JSON = MediaType.get("application/json");
    private static final long LARGEST_ANSWER_BYTES = 64L * 1024;
    private static final byte[] NOTHING = {};

    private final JsonMapper mapper;
    private final SandboxSettings settings;
    private final ExchangeLog log;
    private final Clock clock;
    private final OkHttpClient client;
    private final SecureRandom random = new SecureRandom();

    Wire(SandboxSettings settings, ExchangeLog log, Clock clock, JsonMapper mapper) {
        this.settings = settings;
        this.log = log;
        this.clock = clock;
        this.mapper = mapper;
        this.client = Connections.client(settings);
    }

    /** @param reference our order or refund number, for the log */
    record Call(String operation, String reference, String traceId) {}

    Reply get(Call call, String path) {
        return send(call, path, null);
    }

    /** @param body null for an empty POST */
    Reply post(Call call, String path, Object body) {
        return send(call, path, body == null ? NOTHING : mapper.writeValueAsBytes(body));
    }

    @Override
    public void close() {
        client.dispatcher().executorService().shutdown();
        client.connectionPool().evictAll();
    }

    private Reply send(Call call, String path, byte[] body) {
        long start = System.nanoTime();
        String nonce = nonce();
        Departure departure = new Departure();
        Request request = request(call, path, body, nonce, departure);
        int status = 0;
        String text = null;
        Reply reply;
        try (Response response = client.newCall(request).execute()) {
            status = response.code();
            byte[] answer = bytes(response);
            text = new String(answer, StandardCharsets.UTF_8);
            reply = check(response, nonce, answer);
        } catch (IOException failed) {
            String reason = failed.getClass().getSimpleName() + ": " + failed.getMessage();
            reply = departure.hasLeft() ? new Reply.Lost(reason) : new Reply.NotSent(reason);
        }
        log.record(new Exchange(
                call.operation(),
                call.reference(),
                request.method() + " " + path + (body == null ? "" : " " + Masking.json(mapper, body)),
                status,
                text == null ? null : Masking.json(mapper, text.getBytes(StandardCharsets.UTF_8)),
                errorOf(reply),
                (System.nanoTime() - start) / 1_000,
                call.traceId()));
        return reply;
    }

    private Request request(Call call, String path, byte[] body, String nonce, Departure departure) {
        String method = body == null ? "GET" : "POST";
        String timestamp = Long.toString(clock.instant().getEpochSecond());
        byte[] signed = body == null ? NOTHING : body;
        HttpUrl url = HttpUrl.get(settings.baseUrl() + path);
        Request.Builder request = new Request.Builder()
                .url(url)
                .method(method, body == null ? null : RequestBody.create(body, JSON))
                .tag(Departure.class, departure)
                .header("Sandbox-Timestamp", timestamp)
                .header("Sandbox-Nonce", nonce)
                .header(
                        "Sandbox-Signature",
                        new FiveLines(method, url.encodedPath(), timestamp, nonce, signed)
                                .signature(settings.clientKey()));
        if (call.traceId() != null) {
            request.header("traceparent", "00-" + call.traceId() + "-" + nonce.substring(0, 16) + "-01");
        }
        return request.build();
    }

    private Reply check(Response response, String askedNonce, byte[] body) {
        FiveLines lines = new FiveLines(
                Integer.toString(response.code()),
                askedNonce,
                response.header("Sandbox-Timestamp"),
                response.header("Sandbox-Nonce"),
                body);
        if (response.code() >= 500) {
            return new Reply.Lost("HTTP " + response.code());
        }
        if (!lines.isSignedBy(settings.serverKey(), response.header("Sandbox-Signature"))) {
            return new Reply.Lost("the answer's signature is wrong");
        }
        try {
            return new Reply.Answered(response.code(), mapper.readTree(body));
        } catch (JacksonException malformed) {
            return new Reply.Lost("the answer is not JSON");
        }
    }

    private static byte[] bytes(Response response) throws IOException {
        ResponseBody body = response.body();
        if (body.source().request(LARGEST_ANSWER_BYTES + 1)) {
            throw new IOException("the answer is longer than " + LARGEST_ANSWER_BYTES + " bytes");
        }
        return body.source().readByteArray();
    }

    private static String errorOf(Reply reply) {
        return switch (reply) {
            case Reply.Answered _ -> null;
            case Reply.NotSent(String reason) -> "not sent: " + reason;
            case Reply.Lost(String reason) -> reason;
        };
    }

    private String nonce() {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
