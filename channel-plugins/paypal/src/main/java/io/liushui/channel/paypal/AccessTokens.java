package io.liushui.channel.paypal;

import io.liushui.spi.http.ChannelCall;
import io.liushui.spi.http.ChannelHttp;
import io.liushui.spi.http.Reply;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import okhttp3.Credentials;
import okhttp3.FormBody;
import okhttp3.Request;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The token that PayPal gives for id and secret, kept until shortly before its end. One thread renews it; the others go on with the old one while it
 * lives, and wait when there is none.
 */
final class AccessTokens {

    private static final Duration EARLY = Duration.ofMinutes(5);
    /** Those who waited for a renewal that failed share its failure instead of trying one after the other. */
    private static final Duration SHARED_FAILURE = Duration.ofSeconds(1);

    private final PaypalSettings settings;
    private final ChannelHttp http;
    private final Clock clock;
    private final JsonMapper mapper;
    private final ReentrantLock renewal = new ReentrantLock();
    private volatile Held held;
    private Failure failure = new Failure(new Token.Missing("never asked"), Instant.MIN);

    AccessTokens(PaypalSettings settings, ChannelHttp http, Clock clock, JsonMapper mapper) {
        this.settings = settings;
        this.http = http;
        this.clock = clock;
        this.mapper = mapper;
    }

    /** What there is to send with. */
    sealed interface Token {

        record Valid(String text) implements Token {
            @Override
            public String toString() {
                return "Valid[…]";
            }
        }

        record Missing(String reason) implements Token {}
    }

    private record Held(Token.Valid token, Instant renewAt, Instant endsAt) {}

    private record Failure(Token.Missing token, Instant sharedUntil) {}

    Token current() {
        Held now = held;
        Instant instant = clock.instant();
        if (now != null && instant.isBefore(now.renewAt())) {
            return now.token();
        }
        boolean usable = now != null && instant.isBefore(now.endsAt());
        if (!usable) {
            renewal.lock();
        } else if (!renewal.tryLock()) {
            return now.token();
        }
        try {
            if (!Objects.equals(held, now)) {
                return held.token();
            }
            Token token = clock.instant().isBefore(failure.sharedUntil()) ? failure.token() : renewed();
            return token instanceof Token.Missing && usable ? now.token() : token;
        } finally {
            renewal.unlock();
        }
    }

    /** PayPal refused this one: another, unless somebody has renewed it meanwhile. */
    Token insteadOf(Token.Valid refused) {
        renewal.lock();
        try {
            return held != null && !held.token().equals(refused) ? held.token() : renewed();
        } finally {
            renewal.unlock();
        }
    }

    private Token renewed() {
        Request request = new Request.Builder()
                .url(settings.baseUrl()
                        .newBuilder()
                        .addPathSegments("v1/oauth2/token")
                        .build())
                .header(
                        "Authorization",
                        Credentials.basic(settings.clientId(), settings.clientSecret(), StandardCharsets.UTF_8))
                .header("Accept", "application/json")
                .post(new FormBody.Builder()
                        .add("grant_type", "client_credentials")
                        .build())
                .build();
        ChannelCall call = new ChannelCall("token", settings.channelId(), null);
        Token token = switch (http.send(call, request)) {
            case Reply.Answered answered -> read(answered);
            case Reply.NotSent(String reason) -> new Token.Missing(reason);
            case Reply.Lost(String reason) -> new Token.Missing(reason);
        };
        if (token instanceof Token.Missing missing) {
            failure = new Failure(missing, clock.instant().plus(SHARED_FAILURE));
        }
        return token;
    }

    private Token read(Reply.Answered answered) {
        try {
            JsonNode body = mapper.readTree(answered.body());
            String text = body.path("access_token").asString("");
            long seconds = body.path("expires_in").asLong(0);
            if (answered.status() != 200 || text.isEmpty() || seconds <= 0) {
                return new Token.Missing(
                        "HTTP " + answered.status() + " " + body.path("error").asString(""));
            }
            Duration life = Duration.ofSeconds(seconds);
            Duration early = EARLY.compareTo(life.dividedBy(2)) < 0 ? EARLY : life.dividedBy(2);
            Instant now = clock.instant();
            held = new Held(new Token.Valid(text), now.plus(life).minus(early), now.plus(life));
            return held.token();
        } catch (JacksonException unreadable) {
            return new Token.Missing("the answer is not JSON");
        }
    }
}
