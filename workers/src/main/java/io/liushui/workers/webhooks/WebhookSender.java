package io.liushui.workers.webhooks;

import io.liushui.core.notifications.WebhookMessage;
import io.liushui.core.notifications.WebhookTry;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.Dns;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.Buffer;
import okio.BufferedSource;
import org.springframework.stereotype.Component;

/**
 * Makes one try. Nothing is sent twice, but for what was sent on a connection that its server had closed meanwhile: without an answer's head on a
 * connection of an earlier call it is sent once more, on a new one and in the same time limit. Who got both sees one {@code webhook-id}. No redirect is
 * followed, and of the answer four kilobytes are read.
 */
@Component
class WebhookSender {
    private static final MediaType JSON = MediaType.get("application/json");
    private static final int LONGEST_ANSWER_BYTES = 4096;

    private final OkHttpClient client;
    /** The same, but each call opens a connection of its own. */
    private final OkHttpClient unpooled;

    private final Clock clock;
    private final Duration timeout;

    WebhookSender(WebhookProperties properties, Clock clock) {
        AllowedAddresses addresses = new AllowedAddresses(
                properties.allowedNetworks().stream().map(Network::of).toList());
        this.clock = clock;
        this.timeout = properties.timeout();
        this.client = new OkHttpClient.Builder()
                .callTimeout(timeout)
                .connectTimeout(timeout)
                .readTimeout(timeout)
                .writeTimeout(timeout)
                .retryOnConnectionFailure(false)
                .followRedirects(false)
                .followSslRedirects(false)
                .proxy(Proxy.NO_PROXY)
                .dns(new GuardedDns(Dns.SYSTEM, addresses))
                .socketFactory(new GuardedSockets(addresses))
                .connectionPool(new ConnectionPool(64, 30, TimeUnit.SECONDS))
                .eventListenerFactory(call -> call.request().tag(ConnectionUse.class))
                .build();
        this.unpooled = client.newBuilder()
                .connectionPool(new ConnectionPool(0, 1, TimeUnit.SECONDS))
                .build();
    }

    WebhookTry send(WebhookMessage message) {
        Instant at = clock.instant();
        long started = System.nanoTime();
        Request request;
        try {
            request = request(message, at);
        } catch (IllegalArgumentException malformed) {
            return made(message, at, started, "POST", Answer.none("the endpoint's address is malformed"));
        }
        String sent = "POST "
                + request.url()
                        .newBuilder()
                        .query(null)
                        .username("")
                        .password("")
                        .build() + " webhook-timestamp: " + request.header("webhook-timestamp");
        try (Response response = answer(request, started)) {
            Duration retryAfter = RetryAfter.parse(response.header("Retry-After"), at);
            return made(message, at, started, sent, new Answer(response.code(), beginning(response), null, retryAfter));
        } catch (InterruptedIOException late) {
            return made(message, at, started, sent, Answer.none("timeout: not answered within " + timeout));
        } catch (IOException failure) {
            return made(message, at, started, sent, Answer.none(failure.toString()));
        }
    }

    private Response answer(Request request, long started) throws IOException {
        try {
            return client.newCall(request).execute();
        } catch (InterruptedIOException late) {
            throw late;
        } catch (IOException failure) {
            long left = timeout.toNanos() - (System.nanoTime() - started);
            if (!request.tag(ConnectionUse.class).wasStale() || left <= 0) {
                throw failure;
            }
            Call again = unpooled.newCall(request.newBuilder()
                    .tag(ConnectionUse.class, new ConnectionUse())
                    .build());
            again.timeout().timeout(left, TimeUnit.NANOSECONDS);
            return again.execute();
        }
    }

    private static Request request(WebhookMessage message, Instant at) {
        long timestamp = at.getEpochSecond();
        return new Request.Builder()
                .url(message.url())
                .header("webhook-id", message.id())
                .header("webhook-timestamp", Long.toString(timestamp))
                .header(
                        "webhook-signature",
                        WebhookSignature.header(message.secrets(), message.id(), timestamp, message.body()))
                .header(
                        "traceparent",
                        "00-" + message.traceId() + "-" + message.traceId().substring(0, 16) + "-01")
                .header("User-Agent", "Liushui-Webhooks/1")
                .tag(ConnectionUse.class, new ConnectionUse())
                .post(RequestBody.create(message.body().getBytes(StandardCharsets.UTF_8), JSON))
                .build();
    }

    /** The status alone decides, so that a body which breaks off loses nothing but itself. */
    private static String beginning(Response response) {
        Buffer read = new Buffer();
        try {
            BufferedSource source = response.body().source();
            source.request(LONGEST_ANSWER_BYTES);
            source.getBuffer()
                    .copyTo(
                            read,
                            0,
                            Math.min(LONGEST_ANSWER_BYTES, source.getBuffer().size()));
        } catch (IOException brokenOff) {
            return "(" + brokenOff + ")";
        }
        return read.readUtf8().replace('\0', ' ');
    }

    private static WebhookTry made(WebhookMessage message, Instant at, long started, String sent, Answer answer) {
        return new WebhookTry(
                message.tryNumber(),
                at,
                TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started),
                answer.status(),
                sent,
                answer.body(),
                answer.error(),
                answer.retryAfter());
    }

    private record Answer(int status, String body, String error, Duration retryAfter) {
        static Answer none(String error) {
            return new Answer(0, null, error, null);
        }
    }
}
