package io.liushui.sandbox.carrier;

import io.javalin.http.Context;
import io.liushui.sandbox.host.Reply;
import io.liushui.sandbox.host.ReplyFormat;
import io.liushui.sandbox.wire.Json;
import io.liushui.sandbox.wire.Refusal;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;

/** Lets signed messages in and signs what goes out. */
final class CarrierGate implements ReplyFormat {

    private static final long WINDOW_MILLIS = 300_000;
    private static final String ASKED = "carrier.asked";
    private static final String CSV = "text/csv; charset=utf-8";

    private final Partner partner;
    private final Partner strange;
    private final Clock clock;

    CarrierGate(Partner partner, Partner strange, Clock clock) {
        this.partner = partner;
        this.strange = strange;
        this.clock = clock;
    }

    /** @throws Refusal when the message is malformed, unsigned, or too old */
    @SuppressWarnings("unchecked")
    Asked admit(Context context) {
        Map<String, Object> fields = Json.read(context.bodyAsBytes(), Map.class);
        if (fields.values().stream().anyMatch(CarrierGate::isUnusual)) {
            throw new Refusal(400, "malformed_request", "a value is neither a text without '&' nor a whole number");
        }
        Asked asked = new Asked(fields);
        context.attribute(ASKED, asked);
        if (!asked.text("appId").equals(Partner.APP_ID)) {
            throw new Refusal(403, "partner_unknown", "no such partner");
        }
        if (!asked.text("signMethod").equals("HMAC-SHA256")
                || !asked.text("sign").equals(partner.sign(fields))) {
            throw new Refusal(401, "signature_invalid", "the signature is not the partner's");
        }
        if (Math.abs(clock.millis() - asked.number("timestamp")) > WINDOW_MILLIS) {
            throw new Refusal(400, "time_off", "timestamp is off");
        }
        asked.matching("requestId", "[0-9a-f]{32}");
        return asked;
    }

    /** What carries out the request, or refuses it with the order or refund as it stands. */
    Reply answer(Context context, CarrierCode code, Map<String, ?> told) {
        return answer(context, code.code(), code.text(), told);
    }

    Reply file(byte[] csv) {
        return Reply.of(200, CSV, csv);
    }

    @Override
    public void send(Context context, Reply reply) {
        send(context, reply, partner);
    }

    @Override
    public void sendForged(Context context, Reply reply) {
        send(context, reply, strange);
    }

    @Override
    public Reply refusal(Context context, Refusal refusal) {
        return answer(context, CarrierCode.of(refusal), Map.of());
    }

    @Override
    public Reply unknownCode(Context context) {
        return answer(context, "C7777", "something is the matter", Map.of());
    }

    @Override
    public Reply failure(Context context, int status) {
        return Reply.text(status, "text/html", "<html><body>busy</body></html>");
    }

    private Reply answer(Context context, String code, String text, Map<String, ?> told) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("appId", Partner.APP_ID);
        fields.put("requestId", requestId(context));
        fields.put("timestamp", clock.millis());
        fields.put("signMethod", "HMAC-SHA256");
        fields.put("code", code);
        fields.put("message", text);
        fields.putAll(told);
        return Reply.json(200, Json.write(fields));
    }

    @SuppressWarnings("unchecked")
    private static void send(Context context, Reply reply, Partner signer) {
        byte[] body = reply.body();
        if (reply.contentType().equals(CSV)) {
            context.header("Carrier-Signature", signer.sign(requestId(context), body));
        } else if (body.length > 0 && body[0] == '{') {
            Map<String, Object> fields = new LinkedHashMap<>(Json.read(body, Map.class));
            fields.put("sign", signer.sign(fields));
            body = Json.write(fields);
        }
        context.status(reply.status()).contentType(reply.contentType()).result(body);
    }

    private static String requestId(Context context) {
        Asked asked = context.attribute(ASKED);
        return asked != null && asked.fields().get("requestId") instanceof String id ? id.replace("&", "") : "";
    }

    private static boolean isUnusual(Object value) {
        return switch (value) {
            case String text -> text.contains("&");
            case Integer _, Long _ -> false;
            case null, default -> true;
        };
    }
}
