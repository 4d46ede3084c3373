package io.liushui.core.operations;

import io.liushui.spi.ChannelFunction;
import java.util.Locale;

/** What is asked of a channel. */
public enum OperationKind {
    REFUND(ChannelFunction.REFUND, "rf"),
    VOID(ChannelFunction.VOID, "vo"),
    CAPTURE(ChannelFunction.PREAUTH, "ca"),
    CAPTURE_VOID(ChannelFunction.CAPTURE_VOID, "cv"),
    AUTHORIZATION_VOID(ChannelFunction.PREAUTH, "av"),
    UNSIGN(ChannelFunction.CONTRACT, "us"),
    PAYOUT(ChannelFunction.PAYOUT, "po");

    private final ChannelFunction function;
    private final String numberPrefix;

    OperationKind(ChannelFunction function, String numberPrefix) {
        this.function = function;
        this.numberPrefix = numberPrefix;
    }

    /** The channel's function that it belongs to, which notifications name and the channel's table of codes is by. */
    public ChannelFunction function() {
        return function;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    String numberPrefix() {
        return numberPrefix;
    }

    static OperationKind of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
