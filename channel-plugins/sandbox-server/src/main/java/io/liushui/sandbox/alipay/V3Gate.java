package io.liushui.sandbox.alipay;

import io.javalin.http.Context;
import io.liushui.sandbox.host.Reply;
import io.liushui.sandbox.host.ReplyFormat;
import io.liushui.sandbox.wire.Json;
import io.liushui.sandbox.wire.Refusal;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Lets signed requests in, and signs what goes out. */
final class V3Gate implements ReplyFormat {
    static final String BASE = "/alipay";
    private static final String SCHEME = "ALIPAY-SHA256withRSA ";
    private static final long WINDOW_MILLIS = 600_000;

    private final AlipayApp app;
    private final Clock clock;
    private final PrivateKey otherKey;

    V3Gate(AlipayApp app, Clock clock) throws GeneralSecurityException {
        this.app = app;
        this.clock = clock;
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        this.otherKey = generator.generateKeyPair().getPrivate();
    }

    PrivateKey otherKey() {
        return otherKey;
    }

    /** @throws Refusal when the request is not the application's, or off by more than ten minutes */
    void check(Context context) {
        String header = context.header("Authorization");
        if (header == null || !header.startsWith(SCHEME)) {
            throw new Refusal(401, "missing-signature", "缺少签名参数");
        }
        int end = header.lastIndexOf(",sign=");
        Map<String, String> parts = parts(header.substring(SCHEME.length(), end < 0 ? header.length() : end));
        if (!AlipayApp.APP_ID.equals(parts.get("app_id"))) {
            throw new Refusal(401, "invalid-app-id", "无效的AppID参数");
        }
        if (parts.containsKey("app_cert_sn") && !app.appCertificate().equals(parts.get("app_cert_sn"))) {
            throw new Refusal(401, "app-cert-not-exist", "应用公钥证书不存在");
        }
        requireRecent(parts.get("timestamp"));
        String about = header.substring(SCHEME.length(), Math.max(end, SCHEME.length()));
        String text = about + "\n" + context.method().name() + "\n" + uri(context) + "\n"
                + new String(context.bodyAsBytes(), StandardCharsets.UTF_8) + "\n";
        if (end < 0 || parts.get("nonce") == null || !Rsa2.verify(app.appKey(), text, header.substring(end + 6))) {
            throw new Refusal(401, "invalid-signature", "无效签名");
        }
    }

    /** Whether the request names the application's certificate: then the answer names ours. */
    static boolean isCertified(Context context) {
        String header = context.header("Authorization");
        return header != null && header.contains(",app_cert_sn=");
    }

    private void requireRecent(String timestamp) {
        boolean readable = timestamp != null && timestamp.matches("[0-9]{1,15}");
        if (!readable || Math.abs(clock.millis() - Long.parseLong(timestamp)) > WINDOW_MILLIS) {
            throw new Refusal(401, "invalid-timestamp", "非法的时间戳参数");
        }
    }

    private static String uri(Context context) {
        String path = context.req().getRequestURI().substring(BASE.length());
        return context.queryString() == null ? path : path + "?" + context.queryString();
    }

    private static Map<String, String> parts(String text) {
        Map<String, String> parts = new HashMap<>();
        for (String part : text.split(",")) {
            int equals = part.indexOf('=');
            parts.put(equals < 0 ? part : part.substring(0, equals), equals < 0 ? "" : part.substring(equals + 1));
        }
        return parts;
    }

    @Override
    public void send(Context context, Reply reply) {
        sign(context, reply, app.ownKey());
    }

    @Override
    public void sendForged(Context context, Reply reply) {
        sign(context, reply, otherKey);
    }

    @Override
    public Reply refusal(Context context, Refusal refusal) {
        String code = AlipayRefusals.code(context.path(), refusal.code());
        if (context.path().equals(Gateway.PATH)) {
            return Reply.text(
                    400, "text/html; charset=utf-8", "<!doctype html><title>支付宝</title><h1>" + code + "</h1>");
        }
        return error(code.contains("-") ? refusal.status() : 400, code, refusal.getMessage());
    }

    @Override
    public Reply unknownCode(Context context) {
        return error(400, "ACQ.ENCHANTED", "交易中了魔法");
    }

    @Override
    public Reply failure(Context context, int status) {
        return error(status, "ACQ.SYSTEM_ERROR", "接口返回错误");
    }

    static Reply error(int status, String code, String message) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("code", code);
        fields.put("message", message);
        fields.put("links", List.of(Map.of("link", "https://opensupport.alipay.com", "desc", "解决方案")));
        return Reply.json(status, Json.write(fields));
    }

    private void sign(Context context, Reply reply, PrivateKey key) {
        String timestamp = Long.toString(clock.millis());
        String nonce = UUID.randomUUID().toString().replace("-", "");
        String body = new String(reply.body(), StandardCharsets.UTF_8);
        context.status(reply.status())
                .contentType(reply.contentType())
                .header("alipay-timestamp", timestamp)
                .header("alipay-nonce", nonce)
                .header("alipay-trace-id", nonce)
                .header("alipay-signature", Rsa2.sign(key, timestamp + "\n" + nonce + "\n" + body + "\n"))
                .result(reply.body());
        reply.headers().forEach(context::header);
        if (isCertified(context)) {
            context.header("alipay-sn", app.certificate());
        }
    }
}
