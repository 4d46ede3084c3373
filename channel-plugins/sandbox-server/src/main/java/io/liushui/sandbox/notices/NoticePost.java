package io.liushui.sandbox.notices;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/** One try of one notification. */
public final class NoticePost implements AutoCloseable {

    private static final long LONGEST_ANSWER_BYTES = 64L * 1024;

    private final OkHttpClient client = new OkHttpClient.Builder()
            .connectTimeout(Duration.ofSeconds(1))
            .readTimeout(Duration.ofSeconds(5))
            .callTimeout(Duration.ofSeconds(6))
            .connectionPool(new ConnectionPool(64, 10, TimeUnit.SECONDS))
            .retryOnConnectionFailure(false)
            .followRedirects(false)
            .followSslRedirects(false)
            .build();

    /** @return empty when no answer came in time */
    Optional<NoticeAnswer> send(Notice notice, NoticeRequest asked) {
        Request.Builder request = new Request.Builder().url(notice.url());
        asked.headers().forEach(request::header);
        String type =
                notice.disguise() == Disguise.WRONG_CONTENT_TYPE ? "application/octet-stream" : asked.contentType();
        // No media type: OkHttp would put another spelling in place of the channel's
        request.header("Content-Type", type).method(asked.method(), RequestBody.create(asked.body(), null));
        try (Response response = client.newCall(request.build()).execute()) {
            return Optional.of(new NoticeAnswer(
                    response.code(), response.peekBody(LONGEST_ANSWER_BYTES).string()));
        } catch (IOException notDelivered) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        client.connectionPool().evictAll();
        client.dispatcher().executorService().shutdown();
    }
}
