package io.liushui.channel.paypal;

import io.liushui.channel.paypal.AccessTokens.Token;
import io.liushui.spi.ExchangeLog;
import io.liushui.spi.ExchangeLog.Exchange;
import io.liushui.spi.http.ChannelCall;
import io.liushui.spi.http.ChannelHttp;
import io.liushui.spi.http.Masking;
import io.liushui.spi.http.Reply;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * Calls of PayPal's interface with a valid token. A request that PayPal refuses for its token is sent once more with a new one: it changed nothing,
 * and every POST carries a request id under which PayPal acts once.
 */
final class PaypalApi implements AutoCloseable {

    /** Links approve payments; a payer's and a payment source's fields are personal. */
    static final Masking MASKING = new Masking(
            Set.of(
                    "access_token",
                    "nonce",
                    "links",
                    "payer",
                    "payee",
                    "paypal",
                    "shipping",
                    "return_url",
                    "cancel_url",
                    "email_address"),
            Set.of("id", "invoice_id", "custom_id", "reference_id", "order_id", "authorization_id", "debug_id"));

    private static final MediaType JSON = MediaType.get("application/json");
    private static final int UNAUTHORIZED = 401;

    private final PaypalSettings settings;
    private final ExchangeLog log;
    private final JsonMapper mapper;
    private final ChannelHttp http;
    private final AccessTokens tokens;
    private final LargeAnswers large;

    PaypalApi(PaypalSettings settings, ExchangeLog log, Clock clock, JsonMapper mapper) {
        this.settings = settings;
        this.log = log;
        this.mapper = mapper;
        this.http = new ChannelHttp(log, settings.timeouts(), MASKING);
        this.tokens = new AccessTokens(settings, http, clock, mapper);
        this.large = new LargeAnswers(http, log);
    }

    /** What became of a request. */
    sealed interface Answer {

        /** @param body missing when there is none */
        record Done(int status, JsonNode body) implements Answer {}

        /**
         * Not executed, for a reason.
         *
         * @param code the issue where there is one, because it says more than the name
         * @param link where the payer is to be sent, null when nowhere
         */
        record Refused(int status, String code, String message, String link) implements Answer {}

        /** The request surely did not leave. */
        record NotSent(String reason) implements Answer {}

        /** Perhaps it was executed. */
        record Lost(String reason) implements Answer {}
    }

    Answer get(ChannelCall call, HttpUrl url) {
        return answer(authorized(
                call, token -> http.send(call, request(url, token).get().build())));
    }

    /** For an answer of up to {@value LargeAnswers#LARGEST_BYTES} bytes, which is not kept in the log. */
    Answer getLarge(ChannelCall call, HttpUrl url) {
        return answer(authorized(
                call, token -> large.send(call, request(url, token).get().build())));
    }

    /** @param requestId under which PayPal acts once, at most 108 characters */
    Answer post(ChannelCall call, HttpUrl url, String requestId, Map<String, Object> body) {
        byte[] json = mapper.writeValueAsBytes(body);
        return answer(authorized(
                call,
                token -> http.send(
                        call,
                        request(url, token)
                                .header("PayPal-Request-Id", requestId)
                                .header("Prefer", "return=representation")
                                .post(RequestBody.create(json, JSON))
                                .build())));
    }

    /** Fetches something that needs no token. */
    Reply fetch(ChannelCall call, HttpUrl url) {
        return http.send(call, new Request.Builder().url(url).get().build());
    }

    HttpUrl.Builder url(String path) {
        return settings.baseUrl().newBuilder().addPathSegments(path);
    }

    @Override
    public void close() {
        http.close();
    }

    private static Request.Builder request(HttpUrl url, Token.Valid token) {
        return new Request.Builder()
                .url(url)
                .header("Authorization", "Bearer " + token.text())
                .header("Accept", "application/json");
    }

    private Reply authorized(ChannelCall call, Function<Token.Valid, Reply> send) {
        return switch (tokens.current()) {
            case Token.Missing(String reason) -> notSent(call, "no access token: " + reason);
            case Token.Valid token -> {
                Reply first = send.apply(token);
                boolean refused = first instanceof Reply.Answered answered && answered.status() == UNAUTHORIZED;
                yield refused && tokens.insteadOf(token) instanceof Token.Valid other ? send.apply(other) : first;
            }
        };
    }

    private Reply notSent(ChannelCall call, String reason) {
        log.record(new Exchange(
                call.operation(), call.reference(), "", 0, null, "not sent: " + reason, 0, call.traceId()));
        return new Reply.NotSent(reason);
    }

    private Answer answer(Reply reply) {
        return switch (reply) {
            case Reply.NotSent(String reason) -> new Answer.NotSent(reason);
            case Reply.Lost(String reason) -> new Answer.Lost(reason);
            case Reply.Answered answered -> read(answered);
        };
    }

    private Answer read(Reply.Answered answered) {
        int status = answered.status();
        if (status < 200 || status >= 500 || (status >= 300 && status < 400)) {
            return new Answer.Lost("HTTP " + status);
        }
        try {
            JsonNode body = answered.body().length == 0 ? MissingNode.getInstance() : mapper.readTree(answered.body());
            return status < 300 ? new Answer.Done(status, body) : refused(status, body);
        } catch (JacksonException unreadable) {
            return new Answer.Lost("the answer is not JSON");
        }
    }

    private static Answer refused(int status, JsonNode body) {
        JsonNode detail = body.path("details").path(0);
        String name = body.path("name").asString(body.path("error").asString(""));
        String code = detail.path("issue").asString(name);
        String message =
                detail.path("description").asString(body.path("message").asString(""));
        if (code.isEmpty()) {
            return new Answer.Lost("HTTP " + status + " without a code");
        }
        return new Answer.Refused(status, code, message, PaypalOrder.payerLink(body));
    }
}
