package io.liushui.channel.carrier;

import io.liushui.spi.ChannelNotification;
import io.liushui.spi.ExchangeLog;
import io.liushui.spi.ExchangeLog.Exchange;
import io.liushui.spi.RawNotification;
import io.liushui.spi.ReceivesNotifications.Answer;
import io.liushui.spi.http.ChannelCall;

/** Logs what does not pass through {@link Wire#send}, masked as there. */
final class Journal {

    private final ExchangeLog log;

    Journal(ExchangeLog log) {
        this.log = log;
    }

    void notification(ChannelNotification told, RawNotification raw, Answer acknowledged, long startNanos) {
        log.record(told, Wire.MASKING.body(raw.body()).strip(), acknowledged, startNanos);
    }

    /** @param status 0 when there was no answer, and then {@code error} says why */
    void bill(ChannelCall call, int status, String response, String error, long startNanos) {
        record(call, "POST /v3/bill billDate=" + call.reference(), status, response, error, startNanos);
    }

    private void record(ChannelCall call, String request, int status, String response, String error, long startNanos) {
        long tookMicros = (System.nanoTime() - startNanos) / 1_000;
        log.record(new Exchange(
                call.operation(), call.reference(), request, status, response, error, tookMicros, call.traceId()));
    }
}
