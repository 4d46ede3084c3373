package io.liushui.channel.sandbox;

import io.liushui.spi.Channel;
import io.liushui.spi.ChannelFactory;
import io.liushui.spi.ChannelSettings;
import io.liushui.spi.ExchangeLog;
import java.time.Clock;

/** Connects to a sandbox. Settings: {@link SandboxSettings}. */
public final class SandboxChannelFactory implements ChannelFactory {

    @Override
    public String type() {
        return "sandbox";
    }

    @Override
    public Channel create(ChannelSettings settings, ExchangeLog log) {
        return new SandboxChannel(SandboxSettings.of(settings), log, Clock.systemUTC());
    }
}
