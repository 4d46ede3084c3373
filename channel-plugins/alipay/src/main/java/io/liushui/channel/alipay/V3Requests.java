package io.liushui.channel.alipay;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;

/** Writes and signs requests: Alipay signs the path below the base address with its query, and the body as it is sent. */
final class V3Requests {
    private static final MediaType JSON = MediaType.get("application/json");
    private static final byte[] NOTHING = {};

    private final String baseUrl;
    private final AppIdentity app;
    private final Clock clock;

    V3Requests(String baseUrl, AppIdentity app, Clock clock) {
        this.baseUrl = baseUrl;
        this.app = app;
        this.clock = clock;
    }

    Request post(String path, Map<String, ?> fields) {
        byte[] body = Json.MAPPER.writeValueAsBytes(fields);
        return signed("POST", path, body).post(RequestBody.create(body, JSON)).build();
    }

    /** @param query in the order in which it is sent */
    Request get(String path, Map<String, String> query) {
        HttpUrl.Builder url = HttpUrl.get(baseUrl + path).newBuilder();
        query.forEach(url::addQueryParameter);
        return signed("GET", path + "?" + url.build().encodedQuery(), NOTHING).build();
    }

    private Request.Builder signed(String method, String uri, byte[] body) {
        Request.Builder request = new Request.Builder()
                .url(baseUrl + uri)
                .header("Accept", "application/json")
                .header("alipay-request-id", UUID.randomUUID().toString())
                .header("Authorization", authorization(method, uri, body));
        return app.rootSerial() == null ? request : request.header("alipay-root-cert-sn", app.rootSerial());
    }

    private String authorization(String method, String uri, byte[] body) {
        String certificate = app.certificateSerial() == null ? "" : ",app_cert_sn=" + app.certificateSerial();
        String about =
                "app_id=" + app.appId() + certificate + ",nonce=" + UUID.randomUUID() + ",timestamp=" + clock.millis();
        byte[] head = (about + "\n" + method + "\n" + uri + "\n").getBytes(StandardCharsets.UTF_8);
        return "ALIPAY-SHA256withRSA " + about + ",sign=" + app.sign(lines(head, body));
    }

    /** The head, the raw body, and a line feed. */
    static byte[] lines(byte[] head, byte[] body) {
        ByteArrayOutputStream all = new ByteArrayOutputStream(head.length + body.length + 1);
        all.writeBytes(head);
        all.writeBytes(body);
        all.write('\n');
        return all.toByteArray();
    }
}
