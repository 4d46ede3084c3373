package io.liushui.channel.wechatpay;

import io.liushui.spi.http.ChannelCall;
import io.liushui.spi.http.ChannelHttp;
import io.liushui.spi.http.Masking;
import io.liushui.spi.http.Reply;
import java.time.Clock;
import java.util.Set;
import okhttp3.Request;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One signed request, one checked answer; never a second try. */
final class Wire {
    static final Masking MASKING = new Masking(
            Set.of(
                    "openid",
                    "payer_client_ip",
                    "code_url",
                    "h5_url",
                    "prepay_id",
                    "download_url",
                    "token",
                    "ciphertext",
                    "user_received_account"),
            Set.of(
                    "out_trade_no",
                    "out_refund_no",
                    "transaction_id",
                    "refund_id",
                    "id",
                    "mchid",
                    "hash_value",
                    "time_expire",
                    "success_time",
                    "create_time"));
    private static final int REFUSED_AT_THE_DOOR = 401;

    private final ChannelHttp http;
    private final SignedRequests requests;
    private final PlatformKeys keys;
    private final Clock clock;
    private final JsonMapper mapper;

    Wire(ChannelHttp http, SignedRequests requests, PlatformKeys keys, Clock clock, JsonMapper mapper) {
        this.http = http;
        this.requests = requests;
        this.keys = keys;
        this.clock = clock;
        this.mapper = mapper;
    }

    /** What became of a request. */
    sealed interface Answer {

        /** A genuine answer below 500; the body is missing where there is none. */
        record Genuine(int status, JsonNode body) implements Answer {}

        /** The request surely had no effect: it did not leave, or our own signature was refused. */
        record NotExecuted(String reason) implements Answer {}

        /** Perhaps it was executed. */
        record Lost(String reason) implements Answer {}
    }

    Answer get(ChannelCall call, String path) {
        return send(call, requests.get(path));
    }

    Answer post(ChannelCall call, String path, Object body) {
        return send(call, requests.post(path, body));
    }

    private Answer send(ChannelCall call, Request request) {
        Request.Builder asking = request.newBuilder();
        keys.wanted().ifPresent(id -> asking.header("Wechatpay-Serial", id));
        return switch (http.send(call, asking.build())) {
            case Reply.Answered answered -> check(answered);
            case Reply.NotSent(String reason) -> new Answer.NotExecuted(reason);
            case Reply.Lost(String reason) -> new Answer.Lost(reason);
        };
    }

    private Answer check(Reply.Answered answered) {
        SignedMessage message = SignedMessage.of(answered.headers()::get, answered.body());
        if (answered.status() == REFUSED_AT_THE_DOOR && message.isUnsigned()) {
            // WeChat Pay signs its answer to every request whose own signature is good, and to no other
            return new Answer.NotExecuted("HTTP 401: our key, serial number or clock is refused");
        }
        if (answered.status() >= 500) {
            return new Answer.Lost("HTTP " + answered.status());
        }
        return switch (message.verdict(keys::find, clock.instant())) {
            case GENUINE -> read(answered);
            case FORGED -> new Answer.Lost("the answer's signature is wrong or missing");
            case STALE -> new Answer.Lost("the answer is off by more than five minutes");
            case UNKNOWN_KEY -> new Answer.Lost("the answer is signed with a key that we do not know");
        };
    }

    private Answer read(Reply.Answered answered) {
        try {
            return new Answer.Genuine(answered.status(), mapper.readTree(answered.body()));
        } catch (JacksonException malformed) {
            return new Answer.Lost("the answer is not JSON");
        }
    }
}
