package io.liushui.spi;

/** Takes every request and answer, already masked by the plugin. Never throws. */
public interface ExchangeLog {

    void record(Exchange exchange);

    /**
     * Records a notification that was found genuine.
     *
     * @param body masked
     * @param startNanos {@link System#nanoTime()} when it arrived
     */
    default void record(
            ChannelNotification told, String body, ReceivesNotifications.Answer acknowledged, long startNanos) {
        record(new Exchange(
                "notification",
                told.reference(),
                body,
                acknowledged.status(),
                acknowledged.body(),
                null,
                (System.nanoTime() - startNanos) / 1_000,
                null));
    }

    /**
     * Tells of a status or code that stands in no row of the plugin's {@link CodeTable}; it is counted and raises an alarm.
     *
     * @param code at most 64 characters, nothing of the payer
     */
    default void unmapped(ChannelFunction function, String reference, String code) {}

    /**
     * @param operation the function in lower case with hyphens, for example {@code pay}, {@code refund-query} or {@code notification}
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
