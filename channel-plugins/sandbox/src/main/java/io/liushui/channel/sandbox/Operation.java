package io.liushui.channel.sandbox;

import io.liushui.spi.ChannelFunction;
import io.liushui.spi.http.ChannelCall;

/** What is done with money under a number of its own, and asked about by that number. */
enum Operation {
    REFUND(ChannelFunction.REFUND, "refund", "/v1/refunds"),
    VOID(ChannelFunction.VOID, "void", "/v1/voids"),
    CAPTURE(ChannelFunction.PREAUTH, "capture", "/v1/captures"),
    RELEASE(ChannelFunction.PREAUTH, "auth-void", "/v1/authorization-voids"),
    CAPTURE_VOID(ChannelFunction.CAPTURE_VOID, "capture-void", "/v1/capture-voids"),
    PAYOUT(ChannelFunction.PAYOUT, "payout", "/v1/payouts");

    private final ChannelFunction function;
    private final String word;
    private final String path;

    Operation(ChannelFunction function, String word, String path) {
        this.function = function;
        this.word = word;
        this.path = path;
    }

    ChannelFunction function() {
        return function;
    }

    /** Where it is asked for. */
    String path() {
        return path;
    }

    /** Where what became of this one stands. */
    String path(String number) {
        return path + "/" + number;
    }

    ChannelCall call(String number, String traceId) {
        return new ChannelCall(word, number, traceId);
    }

    ChannelCall query(String number, String traceId) {
        return new ChannelCall(word + "-query", number, traceId);
    }
}
