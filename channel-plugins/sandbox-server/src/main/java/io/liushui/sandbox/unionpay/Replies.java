package io.liushui.sandbox.unionpay;

import io.javalin.http.Context;
import io.liushui.sandbox.host.Reply;
import io.liushui.sandbox.host.ReplyFormat;
import io.liushui.sandbox.wire.Json;
import io.liushui.sandbox.wire.Refusal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Answers: fields until they are sent, then signed text. Pages and errors go as they are. */
final class Replies implements ReplyFormat {
    private static final String FIELDS = "fields";
    private static final String TEXT = "text/html;charset=utf-8";
    private static final List<String> ECHOED = List.of(
            "version",
            "encoding",
            "bizType",
            "txnType",
            "txnSubType",
            "accessType",
            "merId",
            "orderId",
            "txnTime",
            "txnAmt",
            "currencyCode",
            "reqReserved",
            "settleDate");

    private final UnionPayKeys keys;

    Replies(UnionPayKeys keys) {
        this.keys = keys;
    }

    /** The message's own fields, what is told besides, and the code. */
    static Reply of(Asked asked, ResponseCode code, Map<String, String> told) {
        Map<String, String> fields = new TreeMap<>();
        ECHOED.forEach(name -> fields.put(name, asked.text(name)));
        fields.putAll(told);
        fields.put("respCode", code.code());
        fields.put("respMsg", code.message());
        fields.values().removeIf(String::isEmpty);
        return new Reply(200, FIELDS, Json.write(fields), Map.of());
    }

    /** The browser goes on to this page. */
    static Reply onwards(String url) {
        return new Reply(303, TEXT, new byte[0], Map.of("Location", url));
    }

    @Override
    public void send(Context context, Reply reply) {
        write(context, reply, true);
    }

    @Override
    public void sendForged(Context context, Reply reply) {
        write(context, reply, false);
    }

    @Override
    public Reply refusal(Context context, Refusal refusal) {
        return of(Asked.of(context), ResponseCode.of(refusal), Map.of());
    }

    @Override
    public Reply unknownCode(Context context) {
        return of(Asked.of(context), new ResponseCode("Z7", "something is the matter"), Map.of());
    }

    @Override
    public Reply failure(Context context, int status) {
        return Reply.text(status, TEXT, "<html><body>" + status + "</body></html>");
    }

    /** A page in front of the gateway speaks, so there is no signature. */
    @Override
    public Reply garbled(Reply genuine) {
        return Reply.text(genuine.status(), TEXT, "<html>busy");
    }

    @SuppressWarnings("unchecked")
    private void write(Context context, Reply reply, boolean genuine) {
        reply.headers().forEach(context::header);
        context.status(reply.status()).contentType(TEXT);
        if (!reply.contentType().equals(FIELDS)) {
            context.result(reply.body());
            return;
        }
        Map<String, String> fields = Json.read(reply.body(), Map.class);
        context.result(MessageText.answer(
                MessageText.signed(fields, keys.signing().certificate(), genuine ? keys.signing() : keys.stranger())));
    }
}
