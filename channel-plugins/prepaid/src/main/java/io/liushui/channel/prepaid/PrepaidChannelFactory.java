package io.liushui.channel.prepaid;

import io.liushui.spi.Channel;
import io.liushui.spi.ChannelFactory;
import io.liushui.spi.ChannelSettings;
import io.liushui.spi.ExchangeLog;
import java.time.Clock;

/** Connects to an issuer of prepaid cards. Settings: {@link PrepaidSettings}. */
public final class PrepaidChannelFactory implements ChannelFactory {

    @Override
    public String type() {
        return "prepaid";
    }

    @Override
    public Channel create(ChannelSettings settings, ExchangeLog log) {
        return new PrepaidChannel(PrepaidSettings.of(settings), log, Clock.systemUTC());
    }
}
