package io.liushui.channel.carrier;

import io.liushui.spi.ExchangeLog;
import io.liushui.spi.http.ChannelCall;
import io.liushui.spi.http.ChannelHttp;
import io.liushui.spi.http.Masking;
import io.liushui.spi.http.Reply;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/** One signed message, one checked answer; never a second try. */
final class Wire implements AutoCloseable {

    static final Masking MASKING = new Masking(
            Set.of("phone", "smsCode", ParameterSignature.FIELD),
            Set.of("orderNo", "refundNo", "tradeNo", "refundTradeNo", "requestId", "notifyId"));
    private static final MediaType JSON = MediaType.get("application/json");
    private static final int ANSWERED = 200;

    private final CarrierSettings settings;
    private final Clock clock;
    private final ChannelHttp http;
    private final SecureRandom random = new SecureRandom();

    Wire(CarrierSettings settings, ExchangeLog log, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        this.http = new ChannelHttp(log, settings.timeouts(), MASKING);
    }

    /** What became of a message. */
    sealed interface Answer {

        /** The carrier's answer to this very message. */
        record Genuine(Message message) implements Answer {}

        /** The message surely did not leave. */
        record NotSent(String reason) implements Answer {}

        /** Perhaps it was carried out. */
        record Lost(String reason) implements Answer {}
    }

    Answer send(ChannelCall call, String path, Map<String, String> fields) {
        Map<String, String> message = message(fields);
        return switch (http.send(call, request(path, message))) {
            case Reply.Answered(int status, var _, byte[] body) -> check(status, body, message);
            case Reply.NotSent(String reason) -> new Answer.NotSent(reason);
            case Reply.Lost(String reason) -> new Answer.Lost(reason);
        };
    }

    /** A message with the fields that all have, signed. */
    Map<String, String> message(Map<String, String> fields) {
        byte[] id = new byte[16];
        random.nextBytes(id);
        Map<String, String> message = new LinkedHashMap<>();
        message.put("appId", settings.appId());
        message.put("requestId", ParameterSignature.hex(id));
        message.put("timestamp", Long.toString(clock.millis()));
        message.put("signMethod", ParameterSignature.METHOD);
        message.putAll(fields);
        message.put(ParameterSignature.FIELD, settings.signature().sign(message));
        return message;
    }

    /** For an answer that may be a file; the caller closes it. */
    Response open(ChannelCall call, String path, Map<String, String> message) throws IOException {
        return http.open(call, request(path, message));
    }

    /** @param message that was answered */
    Answer check(int status, byte[] body, Map<String, String> message) {
        if (status != ANSWERED) {
            return new Answer.Lost("HTTP " + status);
        }
        Map<String, String> fields =
                FlatJson.read(body).filter(settings.signature()::verify).orElse(null);
        if (fields == null) {
            return new Answer.Lost("the answer is not signed by the carrier");
        }
        boolean ours = message.get("requestId").equals(fields.get("requestId"))
                && settings.appId().equals(fields.get("appId"));
        return ours
                ? new Answer.Genuine(new Message(fields))
                : new Answer.Lost("the answer belongs to another message");
    }

    @Override
    public void close() {
        http.close();
    }

    private Request request(String path, Map<String, String> message) {
        return new Request.Builder()
                .url(settings.baseUrl().newBuilder().addPathSegments(path).build())
                .post(RequestBody.create(FlatJson.write(message), JSON))
                .build();
    }
}
