package io.liushui.channel.paypal;

import io.liushui.spi.ExchangeLog;
import io.liushui.spi.ExchangeLog.Exchange;
import io.liushui.spi.http.ChannelCall;
import io.liushui.spi.http.ChannelHttp;
import io.liushui.spi.http.Reply;
import java.io.IOException;
import okhttp3.Request;
import okhttp3.Response;
import okio.BufferedSource;

/** Reads answers that are too large for the log, which only learns of their size. */
final class LargeAnswers {

    static final long LARGEST_BYTES = 8L * 1024 * 1024;

    private final ChannelHttp http;
    private final ExchangeLog log;

    LargeAnswers(ChannelHttp http, ExchangeLog log) {
        this.http = http;
        this.log = log;
    }

    /** For questions only: a failure is told as lost, whether or not the request left. */
    Reply send(ChannelCall call, Request request) {
        long start = System.nanoTime();
        String asked = request.method() + " " + request.url().encodedPath() + "?"
                + request.url().encodedQuery();
        try (Response response = http.open(call, request)) {
            byte[] body = bytes(response);
            log(call, asked, response.code(), "(" + body.length + " bytes)", null, start);
            return new Reply.Answered(response.code(), response.headers(), body);
        } catch (IOException failed) {
            String reason = failed.getClass().getSimpleName() + ": " + failed.getMessage();
            log(call, asked, 0, null, reason, start);
            return new Reply.Lost(reason);
        }
    }

    private static byte[] bytes(Response response) throws IOException {
        BufferedSource source = response.body().source();
        if (source.request(LARGEST_BYTES + 1)) {
            throw new IOException("the answer is longer than " + LARGEST_BYTES + " bytes");
        }
        return source.readByteArray();
    }

    private void log(ChannelCall call, String asked, int status, String answer, String error, long start) {
        long micros = (System.nanoTime() - start) / 1_000;
        log.record(
                new Exchange(call.operation(), call.reference(), asked, status, answer, error, micros, call.traceId()));
    }
}
