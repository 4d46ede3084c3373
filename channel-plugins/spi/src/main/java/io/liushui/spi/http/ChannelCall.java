package io.liushui.spi.http;

import java.util.concurrent.ThreadLocalRandom;

/**
 * What a request is about, for the log.
 *
 * @param operation as in {@link io.liushui.spi.ExchangeLog.Exchange#operation()}
 * @param reference our number of the order, refund, capture or contract
 * @param traceId may be null
 */
public record ChannelCall(String operation, String reference, String traceId) {

    /** The W3C header value that carries the trace to the channel; null without a trace. */
    String traceParent() {
        long span = ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE);
        return traceId == null ? null : "00-" + traceId + "-" + String.format("%016x", span) + "-01";
    }
}
