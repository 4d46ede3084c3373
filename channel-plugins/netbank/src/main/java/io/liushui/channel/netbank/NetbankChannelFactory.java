package io.liushui.channel.netbank;

import io.liushui.spi.Channel;
import io.liushui.spi.ChannelFactory;
import io.liushui.spi.ChannelSettings;
import io.liushui.spi.ExchangeLog;
import java.time.Clock;

/** Connects to one bank's net banking. Settings: {@link NetbankSettings}. */
public final class NetbankChannelFactory implements ChannelFactory {

    @Override
    public String type() {
        return "netbank";
    }

    @Override
    public Channel create(ChannelSettings settings, ExchangeLog log) {
        return new NetbankChannel(NetbankSettings.of(settings), log, Clock.systemUTC());
    }
}
