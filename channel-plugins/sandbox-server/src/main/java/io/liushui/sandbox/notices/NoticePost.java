package io.liushui.sandbox.notices;

import io.liushui.sandbox.keys.SignedLines;
import io.liushui.sandbox.orders.Numbers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;

/** One try of one notification. */
public final class NoticePost implements AutoCloseable {

    private static final MediaType JSON = MediaType.get("application/json");
    private static final long STALE_SECONDS = 600;

    private final OkHttpClient client = new OkHttpClient.Builder()
            .connectTimeout(Duration.ofSeconds(1))
            .readTimeout(Duration.ofSeconds(5))
            .callTimeout(Duration.ofSeconds(6))
            .connectionPool(new ConnectionPool(64, 10, TimeUnit.SECONDS))
            .retryOnConnectionFailure(false)
            .followRedirects(false)
            .followSslRedirects(false)
            .build();
    private final Clock clock;
    private final Ed25519PrivateKeyParameters key;
    private final Ed25519PrivateKeyParameters otherKey;

    public NoticePost(Clock clock, Ed25519PrivateKeyParameters key) {
        this.clock = clock;
        this.key = key;
        this.otherKey = new Ed25519PrivateKeyParameters(new SecureRandom());
    }

    /** @return whether it was acknowledged with 2xx */
    boolean send(Notice notice) {
        long age = notice.disguise() == Notice.Disguise.STALE ? STALE_SECONDS : 0;
        String timestamp = Long.toString(clock.millis() / 1000 - age);
        String nonce = Numbers.next("");
        byte[] body = notice.body().getBytes(StandardCharsets.UTF_8);
        SignedLines lines = new SignedLines("notification", notice.notificationId(), timestamp, nonce, body);
        Request request = new Request.Builder()
                .url(notice.url())
                .post(RequestBody.create(body, JSON))
                .header("Sandbox-Notification", notice.notificationId())
                .header("Sandbox-Timestamp", timestamp)
                .header("Sandbox-Nonce", nonce)
                .header("Sandbox-Signature", lines.sign(notice.disguise() == Notice.Disguise.FORGED ? otherKey : key))
                .build();
        try (Response response = client.newCall(request).execute()) {
            return response.isSuccessful();
        } catch (IOException notDelivered) {
            return false;
        }
    }

    @Override
    public void close() {
        client.connectionPool().evictAll();
        client.dispatcher().executorService().shutdown();
    }
}
