package io.liushui.spi.http;

import io.liushui.spi.ExchangeLog;
import io.liushui.spi.ExchangeLog.Exchange;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okio.Buffer;
import okio.BufferedSource;

/**
 * The connections to one channel. A request is made once: it is never sent again by itself and follows no redirect, because what follows a failure is
 * decided from a query. How many requests are under way is bounded by the caller.
 */
public final class ChannelHttp implements AutoCloseable {
    private static final int MOST_IDLE = 64;
    private static final int IDLE_SECONDS = 30;
    private static final long LARGEST_ANSWER_BYTES = 256L * 1024;

    private final ExchangeLog log;
    private final Masking masking;
    private final OkHttpClient client;
    private final Map<String, OkHttpClient> byOperation = new TreeMap<>();

    /** @param masking what must not stand in the log */
    public ChannelHttp(ExchangeLog log, HttpTimeouts timeouts, Masking masking) {
        this.log = log;
        this.masking = masking;
        this.client = new OkHttpClient.Builder()
                .connectTimeout(timeouts.connect())
                .readTimeout(timeouts.read())
                .writeTimeout(timeouts.read())
                .callTimeout(timeouts.call())
                .connectionPool(new ConnectionPool(MOST_IDLE, IDLE_SECONDS, TimeUnit.SECONDS))
                .socketFactory(new PromptSockets())
                .eventListener(new Departure.Watch())
                .retryOnConnectionFailure(false)
                .followRedirects(false)
                .followSslRedirects(false)
                .build();
        timeouts.byOperation()
                .forEach((operation, time) -> byOperation.put(
                        operation,
                        client.newBuilder().readTimeout(time).callTimeout(time).build()));
    }

    /** Makes the request once and logs it with its answer. */
    public Reply send(ChannelCall call, Request request) {
        long start = System.nanoTime();
        Departure departure = new Departure();
        Request traced = traced(call, request).tag(Departure.class, departure).build();
        Reply reply;
        try (Response response = clientFor(call).newCall(traced).execute()) {
            reply = new Reply.Answered(response.code(), response.headers(), bytes(response));
        } catch (IOException failed) {
            String reason = failed.getClass().getSimpleName() + ": " + failed.getMessage();
            reply = departure.hasLeft() ? new Reply.Lost(reason) : new Reply.NotSent(reason);
        }
        log.record(exchange(call, traced, reply, (System.nanoTime() - start) / 1_000));
        return reply;
    }

    /** For large answers, such as bills, which the log shall not hold: the caller reads and closes the response. */
    public Response open(ChannelCall call, Request request) throws IOException {
        return clientFor(call).newCall(traced(call, request).build()).execute();
    }

    @Override
    public void close() {
        client.dispatcher().executorService().shutdown();
        client.connectionPool().evictAll();
    }

    private OkHttpClient clientFor(ChannelCall call) {
        return byOperation.getOrDefault(call.operation(), client);
    }

    private static Request.Builder traced(ChannelCall call, Request request) {
        Request.Builder builder = request.newBuilder();
        String parent = call.traceParent();
        return parent == null ? builder : builder.header("traceparent", parent);
    }

    private Exchange exchange(ChannelCall call, Request request, Reply reply, long tookMicros) {
        String sent = request.method() + " " + masking.target(request.url()) + masking.body(requestBody(request));
        return switch (reply) {
            case Reply.Answered(int status, var _, byte[] body) ->
                exchange(call, sent, status, masking.body(body).strip(), null, tookMicros);
            case Reply.NotSent(String reason) -> exchange(call, sent, 0, null, "not sent: " + reason, tookMicros);
            case Reply.Lost(String reason) -> exchange(call, sent, 0, null, reason, tookMicros);
        };
    }

    private static Exchange exchange(
            ChannelCall call, String sent, int status, String response, String error, long tookMicros) {
        return new Exchange(
                call.operation(), call.reference(), sent, status, response, error, tookMicros, call.traceId());
    }

    private static byte[] requestBody(Request request) {
        if (request.body() == null) {
            return new byte[0];
        }
        try (Buffer buffer = new Buffer()) {
            request.body().writeTo(buffer);
            return buffer.readByteArray();
        } catch (IOException unreadable) {
            return new byte[0];
        }
    }

    private static byte[] bytes(Response response) throws IOException {
        BufferedSource source = response.body().source();
        if (source.request(LARGEST_ANSWER_BYTES + 1)) {
            throw new IOException("the answer is longer than " + LARGEST_ANSWER_BYTES + " bytes");
        }
        return source.readByteArray();
    }
}
