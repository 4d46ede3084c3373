package io.liushui.sandbox.prepaid;

import io.javalin.http.Context;
import io.liushui.sandbox.host.Reply;
import io.liushui.sandbox.host.ReplyFormat;
import io.liushui.sandbox.prepaid.Seal.Envelope;
import io.liushui.sandbox.prepaid.Seal.Kind;
import io.liushui.sandbox.wire.Json;
import io.liushui.sandbox.wire.Refusal;
import java.time.Clock;
import java.util.Map;

/** Lets the merchant's requests in and seals what goes out. */
final class IssuerGate implements ReplyFormat {

    private static final long WINDOW_MILLIS = 300_000;

    private final Seal seal;
    private final Seal strange;
    private final Clock clock;

    IssuerGate(Seal seal, Seal strange, Clock clock) {
        this.seal = seal;
        this.strange = strange;
        this.clock = clock;
    }

    /** @throws Refusal when the request is not the merchant's, or older or newer than five minutes */
    void check(Context context) {
        String time = header(context, "Prepaid-Time");
        String nonce = header(context, "Prepaid-Nonce");
        if (!header(context, "Prepaid-Merchant").equals(Seal.MERCHANT_NO)) {
            throw new Refusal(403, "merchant_unknown", "no such merchant");
        }
        String target = context.method().name() + " " + context.req().getRequestURI();
        Envelope envelope = new Envelope(Kind.REQUEST, Seal.MERCHANT_NO, target, time, nonce);
        if (!nonce.matches("[0-9a-f]{32}")
                || !seal.of(envelope, context.bodyAsBytes()).equals(header(context, "Prepaid-Signature"))) {
            throw new Refusal(401, "signature_invalid", "the signature does not belong to this request");
        }
        if (!time.matches("[0-9]{1,15}") || Math.abs(clock.millis() - Long.parseLong(time)) > WINDOW_MILLIS) {
            throw new Refusal(401, "time_off", "the time is off by more than five minutes");
        }
    }

    @Override
    public void send(Context context, Reply reply) {
        send(context, reply, seal);
    }

    @Override
    public void sendForged(Context context, Reply reply) {
        send(context, reply, strange);
    }

    @Override
    public Reply refusal(Context context, Refusal refusal) {
        return error(refusal.status(), IssuerCode.of(refusal.code()).name(), refusal.getMessage());
    }

    @Override
    public Reply unknownCode(Context context) {
        return error(422, "MOON_IN_THE_WRONG_HOUSE", "something is the matter");
    }

    @Override
    public Reply failure(Context context, int status) {
        return Reply.text(status, "text/html", "<html><body>busy</body></html>");
    }

    private void send(Context context, Reply reply, Seal sealing) {
        String time = Long.toString(clock.millis());
        String nonce = header(context, "Prepaid-Nonce");
        Envelope envelope = new Envelope(Kind.ANSWER, Seal.MERCHANT_NO, Integer.toString(reply.status()), time, nonce);
        context.status(reply.status())
                .contentType(reply.contentType())
                .header("Prepaid-Merchant", Seal.MERCHANT_NO)
                .header("Prepaid-Time", time)
                .header("Prepaid-Nonce", nonce)
                .header("Prepaid-Signature", sealing.of(envelope, reply.body()))
                .result(reply.body());
    }

    private static Reply error(int status, String code, String message) {
        return Reply.json(status, Json.write(Map.of("code", code, "message", message)));
    }

    private static String header(Context context, String name) {
        String value = context.header(name);
        return value == null ? "" : value;
    }
}
