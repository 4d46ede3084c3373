package io.liushui.channel.sandbox;

import io.liushui.spi.ExchangeLog;
import io.liushui.spi.http.ChannelCall;
import io.liushui.spi.http.ChannelHttp;
import io.liushui.spi.http.Masking;
import io.liushui.spi.http.Reply;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Set;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One signed request, one checked answer; never a second try. */
final class Wire implements AutoCloseable {

    static final Masking MASKING = new Masking(
            Set.of(
                    "payer_ip",
                    "pay_url",
                    "qr_content",
                    "return_url",
                    "sign_url",
                    "card",
                    "phone",
                    "payee",
                    "sms_code",
                    "token",
                    "contract_token"),
            Set.of(
                    "order_no",
                    "refund_no",
                    "void_no",
                    "capture_no",
                    "authorization_no",
                    "contract_no",
                    "payout_no",
                    "return_reference",
                    "reference",
                    "id"));

    private static final MediaType JSON = MediaType.get("application/json");
    private static final byte[] NOTHING = {};

    private final JsonMapper mapper;
    private final SandboxSettings settings;
    private final Clock clock;
    private final ChannelHttp http;
    private final SecureRandom random = new SecureRandom();

    Wire(SandboxSettings settings, ExchangeLog log, Clock clock, JsonMapper mapper) {
        this.settings = settings;
        this.clock = clock;
        this.mapper = mapper;
        this.http = new ChannelHttp(log, settings.timeouts(), MASKING);
    }

    /** What became of a request. */
    sealed interface Answer {

        /** A genuine answer of the sandbox, below 500. */
        record Genuine(JsonNode body) implements Answer {}

        /** The request surely did not leave. */
        record NotSent(String reason) implements Answer {}

        /** Perhaps it was executed. */
        record Lost(String reason) implements Answer {}
    }

    Answer get(ChannelCall call, String path) {
        return send(call, path, null);
    }

    /** @param body null for an empty POST */
    Answer post(ChannelCall call, String path, Object body) {
        return send(call, path, body == null ? NOTHING : mapper.writeValueAsBytes(body));
    }

    @Override
    public void close() {
        http.close();
    }

    private Answer send(ChannelCall call, String path, byte[] body) {
        String nonce = nonce();
        Request request = request(path, body, nonce);
        return switch (http.send(call, request)) {
            case Reply.Answered answered -> check(answered, nonce);
            case Reply.NotSent(String reason) -> new Answer.NotSent(reason);
            case Reply.Lost(String reason) -> new Answer.Lost(reason);
        };
    }

    /** @param body null for a GET */
    Request request(String path, byte[] body, String nonce) {
        String method = body == null ? "GET" : "POST";
        String timestamp = Long.toString(clock.instant().getEpochSecond());
        String url = settings.baseUrl() + path;
        String target = HttpUrl.get(url).encodedPath();
        FiveLines lines = new FiveLines(method, target, timestamp, nonce, body == null ? NOTHING : body);
        return new Request.Builder()
                .url(url)
                .method(method, body == null ? null : RequestBody.create(body, JSON))
                .header("Sandbox-Timestamp", timestamp)
                .header("Sandbox-Nonce", nonce)
                .header("Sandbox-Signature", lines.signature(settings.clientKey()))
                .build();
    }

    private Answer check(Reply.Answered answered, String askedNonce) {
        if (answered.status() >= 500) {
            return new Answer.Lost("HTTP " + answered.status());
        }
        FiveLines lines = new FiveLines(
                Integer.toString(answered.status()),
                askedNonce,
                answered.headers().get("Sandbox-Timestamp"),
                answered.headers().get("Sandbox-Nonce"),
                answered.body());
        if (!lines.isSignedBy(settings.serverKey(), answered.headers().get("Sandbox-Signature"))) {
            return new Answer.Lost("the answer's signature is wrong");
        }
        try {
            return new Answer.Genuine(mapper.readTree(answered.body()));
        } catch (JacksonException malformed) {
            return new Answer.Lost("the answer is not JSON");
        }
    }

    private String nonce() {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
