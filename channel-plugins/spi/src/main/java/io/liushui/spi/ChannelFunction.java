package io.liushui.spi;

/** Functions that a channel may offer beyond pay and query. */
public enum ChannelFunction {
    CLOSE,
    REFUND
}
