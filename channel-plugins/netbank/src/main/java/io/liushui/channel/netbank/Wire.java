package io.liushui.channel.netbank;

import io.liushui.channel.netbank.MessageXml.Malformed;
import io.liushui.spi.ExchangeLog;
import io.liushui.spi.http.ChannelCall;
import io.liushui.spi.http.ChannelHttp;
import io.liushui.spi.http.Reply;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/** One signed message, one checked answer; never a second try. */
final class Wire implements AutoCloseable {

    private static final int ANSWERED = 200;

    private final NetbankSettings settings;
    private final Clock clock;
    private final Envelope envelope;
    private final MessageXml xml;
    private final ChannelHttp http;
    private final MediaType mediaType;
    private final SecureRandom random = new SecureRandom();

    Wire(NetbankSettings settings, ExchangeLog log, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        this.envelope = new Envelope(settings.charset(), settings.signature());
        this.xml = new MessageXml(settings.charset());
        this.http = new ChannelHttp(log, settings.timeouts(), Protocol.masking(settings.charset()));
        this.mediaType = MediaType.get("text/xml; charset=" + settings.charset().name());
    }

    /** What became of a message. */
    sealed interface Answer {

        /** The bank's answer to this very message. */
        record Genuine(Message message) implements Answer {

            String code() {
                return message.head("RetCode");
            }
        }

        /** The message surely did not leave. */
        record NotSent(String reason) implements Answer {}

        /** Perhaps it was carried out. */
        record Lost(String reason) implements Answer {}
    }

    Answer send(ChannelCall call, String tranCode, Map<String, String> body) {
        Map<String, String> head = new LinkedHashMap<>();
        head.put("Version", Protocol.VERSION);
        head.put("TranCode", tranCode);
        head.put("MerchantNo", settings.merchantNo());
        head.put("MsgId", messageId());
        head.put("SendTime", BankTime.of(clock.instant()));
        Message message = new Message(head, body);
        Request request = new Request.Builder()
                .url(url("gateway"))
                .post(RequestBody.create(envelope.seal(xml.write(message)), mediaType))
                .build();
        return switch (http.send(call, request)) {
            case Reply.Answered answered -> check(answered, message);
            case Reply.NotSent(String reason) -> new Answer.NotSent(reason);
            case Reply.Lost(String reason) -> new Answer.Lost(reason);
        };
    }

    /** A file of the bank's, by the token it gave; the caller closes the response. */
    Response open(ChannelCall call, String token) throws IOException {
        HttpUrl url = url("files").newBuilder().addPathSegment(token).build();
        return http.open(call, new Request.Builder().url(url).build());
    }

    @Override
    public void close() {
        http.close();
    }

    private HttpUrl url(String segment) {
        return settings.gateway().newBuilder().addPathSegment(segment).build();
    }

    private Answer check(Reply.Answered answered, Message asked) {
        if (answered.status() != ANSWERED) {
            return new Answer.Lost("HTTP " + answered.status());
        }
        byte[] signed = envelope.open(answered.body()).orElse(null);
        if (signed == null) {
            return new Answer.Lost("the answer is not signed by the bank");
        }
        try {
            Message message = xml.read(signed);
            boolean ours = message.head("MsgId").equals(asked.head("MsgId"))
                    && message.head("TranCode").equals(asked.head("TranCode"))
                    && message.head("MerchantNo").equals(asked.head("MerchantNo"));
            return ours ? new Answer.Genuine(message) : new Answer.Lost("the answer belongs to another message");
        } catch (Malformed malformed) {
            return new Answer.Lost(malformed.getMessage());
        }
    }

    private String messageId() {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
