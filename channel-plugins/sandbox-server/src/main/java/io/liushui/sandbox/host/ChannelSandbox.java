package io.liushui.sandbox.host;

import io.javalin.config.RoutesConfig;
import io.liushui.sandbox.books.References;
import io.liushui.sandbox.notices.NoticeFormat;

/** One channel on its true wire protocol. */
public interface ChannelSandbox {

    /** Adds the channel's paths, all of them below {@code /<name>/}. */
    void addTo(RoutesConfig routes);

    /** How its answers look, right and wrong. */
    ReplyFormat replies();

    NoticeFormat notices();

    /** How its own numbers look. */
    References references();

    PayerBrand brand();

    /** Loads what the first request would otherwise wait for. */
    default void warmUp() {}
}
