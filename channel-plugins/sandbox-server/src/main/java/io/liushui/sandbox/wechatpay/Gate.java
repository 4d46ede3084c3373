package io.liushui.sandbox.wechatpay;

import io.javalin.http.Context;
import io.liushui.sandbox.books.Numbers;
import io.liushui.sandbox.host.Reply;
import io.liushui.sandbox.host.ReplyFormat;
import io.liushui.sandbox.wire.Json;
import io.liushui.sandbox.wire.Refusal;
import java.security.PrivateKey;
import java.time.Clock;
import java.util.Map;

/** Lets the merchant's signed requests in and signs what goes out: everything but files, and answers to those whose signature was wrong. */
final class Gate implements ReplyFormat {
    private static final long WINDOW_SECONDS = 300;
    private static final String PROBE = "WECHATPAY/SIGNTEST/";
    private static final String STRANGER = "wechatpay-stranger";

    private final KeyFolder keys;
    private final PrivateKey otherKey;
    private final Clock clock;

    /** @param otherKey signs what is forged */
    Gate(KeyFolder keys, PrivateKey otherKey, Clock clock) {
        this.keys = keys;
        this.clock = clock;
        this.otherKey = otherKey;
    }

    /** @throws Refusal with 401 when the request is not the merchant's, or off by more than five minutes */
    void check(Context context) {
        context.attribute(STRANGER, true);
        Authorization authorization = Authorization.read(context.header("Authorization"));
        String query = context.queryString() == null ? "" : "?" + context.queryString();
        Signing signing = Signing.ofRequest(
                context.method().name(),
                context.req().getRequestURI() + query,
                authorization.timestamp(),
                authorization.nonce(),
                context.bodyAsBytes());
        if (!authorization.mchid().equals(Account.MCHID)
                || !authorization.serial().equals(keys.merchant().serial())) {
            throw Authorization.refused("商户证书序列号有误");
        }
        if (!signing.isOf(keys.merchant().certificate(), authorization.signature())) {
            throw Authorization.refused("签名错误，请检查后再试");
        }
        if (!isRecent(authorization.timestamp())) {
            throw Authorization.refused("Http头Authorization中的timestamp与发起请求的时间不得超过5分钟");
        }
        context.attribute(STRANGER, false);
    }

    @Override
    public void send(Context context, Reply reply) {
        write(context, reply);
        boolean stranger = Boolean.TRUE.equals(context.attribute(STRANGER));
        if (!stranger && isSigned(reply)) {
            KeyFolder.Signer signer = keys.signer(context.header("Wechatpay-Serial"));
            sign(context, reply, signer, signer.key(), "");
        }
    }

    /** As WeChat Pay's own probes do it. */
    @Override
    public void sendForged(Context context, Reply reply) {
        write(context, reply);
        sign(context, reply, keys.signer(context.header("Wechatpay-Serial")), otherKey, PROBE);
    }

    @Override
    public Reply refusal(Context context, Refusal refusal) {
        return Refusals.reply(refusal);
    }

    @Override
    public Reply unknownCode(Context context) {
        return error(400, "MOON_ECLIPSED", "月食");
    }

    @Override
    public Reply failure(Context context, int status) {
        return error(status, "SYSTEM_ERROR", "系统异常，请用相同参数重新调用");
    }

    void warmUp() {
        for (int round = 0; round < 20; round++) {
            Signing signing = Signing.ofMessage("0", "0", new byte[0]);
            signing.isOf(keys.merchant().certificate(), signing.by(otherKey));
        }
    }

    static Reply error(int status, String code, String message) {
        return Reply.json(status, Json.write(Map.of("code", code, "message", message)));
    }

    private void write(Context context, Reply reply) {
        context.status(reply.status())
                .contentType(reply.contentType())
                .header("Request-ID", Numbers.next("08"))
                .result(reply.body());
        reply.headers().forEach(context::header);
    }

    /** @param begins in place of as many characters of the signature */
    private void sign(Context context, Reply reply, KeyFolder.Signer named, PrivateKey key, String begins) {
        String timestamp = Long.toString(clock.millis() / 1000);
        String nonce = Numbers.next("");
        String signature = Signing.ofMessage(timestamp, nonce, reply.body()).by(key);
        context.header("Wechatpay-Timestamp", timestamp)
                .header("Wechatpay-Nonce", nonce)
                .header("Wechatpay-Serial", named.serial())
                .header("Wechatpay-Signature-Type", "WECHATPAY2-SHA256-RSA2048")
                .header("Wechatpay-Signature", begins + signature.substring(begins.length()));
    }

    private static boolean isSigned(Reply reply) {
        return reply.contentType().startsWith("application/json");
    }

    private boolean isRecent(String timestamp) {
        return timestamp.matches("[0-9]{1,12}")
                && Math.abs(clock.millis() / 1000 - Long.parseLong(timestamp)) <= WINDOW_SECONDS;
    }
}
