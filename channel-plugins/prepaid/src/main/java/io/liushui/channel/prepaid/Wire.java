package io.liushui.channel.prepaid;

import io.liushui.spi.ExchangeLog;
import io.liushui.spi.http.ChannelCall;
import io.liushui.spi.http.ChannelHttp;
import io.liushui.spi.http.Masking;
import io.liushui.spi.http.Reply;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** One signed request, one checked answer; never a second try. */
final class Wire implements AutoCloseable {

    static final Masking MASKING = new Masking(
            Set.of("pay_url", "qr_content", "return_url"), Set.of("payment_no", "refund_no", "trade_no", "id"));
    private static final MediaType JSON = MediaType.get("application/json");
    private static final byte[] NOTHING = {};
    private static final int SERVER_ERROR = 500;
    private static final int NONCE_BYTES = 16;

    private final JsonMapper mapper = JsonMapper.builder().build();
    private final PrepaidSettings settings;
    private final Clock clock;
    private final ChannelHttp http;
    private final SecureRandom random = new SecureRandom();

    Wire(PrepaidSettings settings, ExchangeLog log, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        this.http = new ChannelHttp(log, settings.timeouts(), MASKING);
    }

    /** What became of a request. */
    sealed interface Answer {

        /** A genuine answer of the issuer, below 500. */
        record Genuine(Told told) implements Answer {}

        /** The request surely did not leave. */
        record NotSent(String reason) implements Answer {}

        /** Perhaps it was executed. */
        record Lost(String reason) implements Answer {}
    }

    Answer get(ChannelCall call, String path) {
        return send(call, path, null);
    }

    Answer post(ChannelCall call, String path, Map<String, Object> body) {
        return send(call, path, body.isEmpty() ? NOTHING : mapper.writeValueAsBytes(body));
    }

    @Override
    public void close() {
        http.close();
    }

    private Answer send(ChannelCall call, String path, byte[] body) {
        String nonce = nonce();
        return switch (http.send(call, request(path, body, nonce))) {
            case Reply.Answered answered -> check(answered, nonce);
            case Reply.NotSent(String reason) -> new Answer.NotSent(reason);
            case Reply.Lost(String reason) -> new Answer.Lost(reason);
        };
    }

    /** @param body null for a GET */
    Request request(String path, byte[] body, String nonce) {
        HttpUrl url = settings.baseUrl().newBuilder().addPathSegments(path).build();
        String method = body == null ? "GET" : "POST";
        String time = Long.toString(clock.millis());
        CanonicalText text = CanonicalText.request(
                settings.merchantNo(), method + " " + url.encodedPath(), time, nonce, body == null ? NOTHING : body);
        return new Request.Builder()
                .url(url)
                .method(method, body == null ? null : RequestBody.create(body, JSON))
                .header("Prepaid-Merchant", settings.merchantNo())
                .header("Prepaid-Time", time)
                .header("Prepaid-Nonce", nonce)
                .header("Prepaid-Signature", settings.secret().sign(text))
                .build();
    }

    private Answer check(Reply.Answered answered, String askedNonce) {
        if (answered.status() >= SERVER_ERROR) {
            return new Answer.Lost("HTTP " + answered.status());
        }
        CanonicalText text = CanonicalText.answer(
                settings.merchantNo(),
                answered.status(),
                answered.headers().get("Prepaid-Time"),
                askedNonce,
                answered.body());
        if (!settings.secret().hasSigned(text, answered.headers().get("Prepaid-Signature"))) {
            return new Answer.Lost("the answer's signature is wrong or missing");
        }
        try {
            return new Answer.Genuine(new Told(mapper.readTree(answered.body())));
        } catch (JacksonException malformed) {
            return new Answer.Lost("the answer is not JSON");
        }
    }

    private String nonce() {
        byte[] bytes = new byte[NONCE_BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
