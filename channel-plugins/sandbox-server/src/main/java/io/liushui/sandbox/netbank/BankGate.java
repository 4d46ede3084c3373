package io.liushui.sandbox.netbank;

import io.javalin.http.Context;
import io.liushui.sandbox.host.Reply;
import io.liushui.sandbox.host.ReplyFormat;
import io.liushui.sandbox.wire.Refusal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;

/** Lets signed messages in and signs what goes out; pages for browsers go out as they are. */
final class BankGate implements ReplyFormat {

    private static final long WINDOW_MILLIS = 600_000;
    private static final String AGREEMENT = "netbank.agreement";
    private static final String ASKED = "netbank.asked";

    private final BankSignatures signatures;
    private final BankSignatures forgeries;
    private final Clock clock;

    BankGate(BankSignatures signatures, BankSignatures forgeries, Clock clock) {
        this.signatures = signatures;
        this.forgeries = forgeries;
        this.clock = clock;
    }

    /** @throws Refusal when the message is malformed, unsigned, or too old */
    Asked admit(Context context) {
        BankEnvelope.Sealed sealed =
                BankEnvelope.open(context.bodyAsBytes()).orElseThrow(() -> BankXml.malformed("this is no message"));
        Agreement agreement = sealed.merchantNo()
                .flatMap(Agreement::of)
                .orElseThrow(() -> new Refusal(400, "merchant_unknown", "no such merchant"));
        context.attribute(AGREEMENT, agreement);
        if (!sealed.charset().equals(agreement.charset().name())
                || !sealed.algorithm().equals(agreement.algorithm())
                || !signatures.verify(agreement, sealed.message(), sealed.signature())) {
            throw new Refusal(401, "signature_invalid", "the signature is not the merchant's");
        }
        BankXml.Parts parts = BankXml.read(sealed.message(), agreement.charset());
        Asked asked = new Asked(agreement, parts.head(), parts.body());
        context.attribute(ASKED, asked);
        if (!agreement.merchantNo().equals(asked.head().get("MerchantNo"))) {
            throw BankXml.malformed("MerchantNo stands elsewhere");
        }
        long sent = BankTime.millis(asked.head().getOrDefault("SendTime", ""));
        if (Math.abs(clock.millis() - sent) > WINDOW_MILLIS) {
            throw new Refusal(400, "time_off", "SendTime is off");
        }
        return asked;
    }

    Reply answer(Context context, BankCodes code, Map<String, String> body) {
        return answer(context, code.code(), code.text(), body);
    }

    @Override
    public void send(Context context, Reply reply) {
        send(context, reply, signatures);
    }

    @Override
    public void sendForged(Context context, Reply reply) {
        send(context, reply, forgeries);
    }

    @Override
    public Reply refusal(Context context, Refusal refusal) {
        return context.path().endsWith(FrontPage.PATH)
                ? FrontPage.refusal(refusal)
                : answer(context, BankCodes.of(refusal), Map.of());
    }

    @Override
    public Reply unknownCode(Context context) {
        return answer(context, "NB7777", "something is the matter", Map.of());
    }

    @Override
    public Reply failure(Context context, int status) {
        return Reply.text(status, "text/html", "<html><body>busy</body></html>");
    }

    /** Signed, and no XML all the same. */
    @Override
    public Reply garbled(Reply genuine) {
        byte[] body = "<Message><busy></Message>".getBytes(StandardCharsets.US_ASCII);
        return new Reply(genuine.status(), genuine.contentType(), body, genuine.headers());
    }

    private Reply answer(Context context, String code, String text, Map<String, String> body) {
        Asked asked = context.attribute(ASKED);
        Map<String, String> head = new LinkedHashMap<>();
        head.put("Version", "2.1");
        for (String name : new String[] {"TranCode", "MerchantNo", "MsgId"}) {
            head.put(name, asked == null ? "" : asked.head().getOrDefault(name, ""));
        }
        head.put("SendTime", BankTime.of(clock.millis()));
        head.put("RetCode", code);
        head.put("RetMsg", text);
        Agreement agreement = agreement(context);
        byte[] message = BankXml.write(new BankXml.Parts(head, body), agreement.charset());
        return Reply.of(200, BankEnvelope.contentType(agreement), message);
    }

    private static Agreement agreement(Context context) {
        Agreement agreement = context.attribute(AGREEMENT);
        return agreement == null ? Agreement.SM2_DER_GBK : agreement;
    }

    private static void send(Context context, Reply reply, BankSignatures keys) {
        reply.headers().forEach(context::header);
        context.status(reply.status()).contentType(reply.contentType());
        if (reply.contentType().startsWith("text/xml")) {
            Agreement agreement = agreement(context);
            context.result(BankEnvelope.seal(agreement, reply.body(), keys.sign(agreement, reply.body())));
        } else {
            context.result(reply.body());
        }
    }
}
