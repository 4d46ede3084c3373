package io.liushui.channel.unionpay;

import io.liushui.spi.ExchangeLog;
import io.liushui.spi.http.ChannelCall;
import io.liushui.spi.http.ChannelHttp;
import io.liushui.spi.http.Masking;
import io.liushui.spi.http.Reply;
import java.util.Map;
import java.util.Set;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;

/** One signed message, one checked answer; never a second try. */
final class Gateway implements AutoCloseable {
    static final Masking MASKING = new Masking(
            Set.of(
                    "signature",
                    "signPubKeyCert",
                    "encryptPubKeyCert",
                    "accNo",
                    "payCardNo",
                    "customerInfo",
                    "customerIp",
                    "phoneNo",
                    "tokenPayData",
                    "token",
                    "trId",
                    "tn",
                    "frontUrl",
                    "fileContent",
                    "riskRateInfo"),
            Set.of(
                    "orderId",
                    "queryId",
                    "origQryId",
                    "origOrderId",
                    "txnTime",
                    "origTxnTime",
                    "certId",
                    "encryptCertId",
                    "merId",
                    "traceNo",
                    "traceTime",
                    "payTimeout",
                    "txnAmt",
                    "settleAmt"));
    private static final MediaType FORM = MediaType.get("application/x-www-form-urlencoded; charset=UTF-8");

    private final UnionPaySettings settings;
    private final MessageWriter writer;
    private final AnswerReader reader;
    private final ChannelHttp http;

    Gateway(UnionPaySettings settings, ExchangeLog log) {
        this.settings = settings;
        this.writer = new MessageWriter(settings.merchant());
        this.reader = new AnswerReader(settings.trust());
        this.http = new ChannelHttp(log, settings.timeouts(), MASKING);
    }

    /** What became of a message. */
    sealed interface Answer {

        /** UnionPay's own answer to this message. */
        record Genuine(Map<String, String> fields) implements Answer {

            /** A field, empty when it is not there. */
            String text(String name) {
                return fields.getOrDefault(name, "");
            }
        }

        /** The message surely did not leave. */
        record NotSent(String reason) implements Answer {}

        /** Perhaps it was executed. */
        record Lost(String reason) implements Answer {}
    }

    Answer back(ChannelCall call, Map<String, String> fields) {
        return post(call, "/backTransReq.do", fields);
    }

    Answer app(ChannelCall call, Map<String, String> fields) {
        return post(call, "/appTransReq.do", fields);
    }

    Answer query(ChannelCall call, Map<String, String> fields) {
        return post(call, "/queryTrans.do", fields);
    }

    ChannelHttp http() {
        return http;
    }

    String frontUrl() {
        return settings.gatewayUrl() + "/frontTransReq.do";
    }

    /** @param fields not signed yet */
    Request request(String url, Map<String, String> fields) {
        return new Request.Builder()
                .url(url)
                .post(RequestBody.create(writer.form(fields), FORM))
                .build();
    }

    @Override
    public void close() {
        http.close();
    }

    private Answer post(ChannelCall call, String path, Map<String, String> fields) {
        return switch (http.send(call, request(settings.gatewayUrl() + path, fields))) {
            case Reply.Answered answered when answered.status() == 200 -> reader.read(fields, answered.text());
            case Reply.Answered answered -> new Answer.Lost("HTTP " + answered.status());
            case Reply.NotSent(String reason) -> new Answer.NotSent(reason);
            case Reply.Lost(String reason) -> new Answer.Lost(reason);
        };
    }
}
