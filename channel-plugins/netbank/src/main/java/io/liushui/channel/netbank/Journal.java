package io.liushui.channel.netbank;

import io.liushui.spi.ChannelNotification;
import io.liushui.spi.ExchangeLog;
import io.liushui.spi.ExchangeLog.Exchange;
import io.liushui.spi.PayRequest;
import io.liushui.spi.PayerAction.PostForm;
import io.liushui.spi.RawNotification;
import io.liushui.spi.ReceivesNotifications.Answer;
import io.liushui.spi.http.ChannelCall;
import io.liushui.spi.http.Masking;

/** Logs what does not pass through {@link Wire#send}, masked as there. */
final class Journal {

    private final ExchangeLog log;
    private final Masking masking;

    Journal(ExchangeLog log, Masking masking) {
        this.log = log;
        this.masking = masking;
    }

    /** A form was made; no answer belongs to it. */
    void form(PayRequest request, PostForm form, long startNanos) {
        String made = "form for " + form.url() + " " + masking.fields(form.fields());
        ChannelCall call = new ChannelCall("pay", request.orderNo(), request.traceId());
        record(call, made, 0, null, null, startNanos);
    }

    void notification(ChannelNotification told, RawNotification raw, Answer acknowledged, long startNanos) {
        log.record(told, masking.body(raw.body()).strip(), acknowledged, startNanos);
    }

    /** @param status 0 when there was no answer, and then {@code error} says why */
    void download(ChannelCall call, int status, String response, String error, long startNanos) {
        record(call, "GET /files/***", status, response, error, startNanos);
    }

    private void record(ChannelCall call, String request, int status, String response, String error, long startNanos) {
        long tookMicros = (System.nanoTime() - startNanos) / 1_000;
        log.record(new Exchange(
                call.operation(), call.reference(), request, status, response, error, tookMicros, call.traceId()));
    }
}
