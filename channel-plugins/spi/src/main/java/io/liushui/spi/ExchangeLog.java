package io.liushui.spi;

/** Takes every request and answer, already masked by the plugin. Never throws. */
public interface ExchangeLog {

    void record(Exchange exchange);

    /**
     * @param operation pay, query, close, refund, refund-query or notification
     * @param reference our order or refund number
     * @param status HTTP status, 0 when there was no answer
     * @param error why there was no answer, may be null
     */
    record Exchange(
            String operation,
            String reference,
            String request,
            int status,
            String response,
            String error,
            long tookMicros,
            String traceId) {}
}
