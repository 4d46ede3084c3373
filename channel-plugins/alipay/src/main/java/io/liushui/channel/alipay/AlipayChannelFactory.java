package io.liushui.channel.alipay;

import io.liushui.spi.Channel;
import io.liushui.spi.ChannelFactory;
import io.liushui.spi.ChannelSettings;
import io.liushui.spi.ExchangeLog;
import java.time.Clock;

/** Connects to Alipay. Settings: {@link AlipaySettings}. */
public final class AlipayChannelFactory implements ChannelFactory {

    @Override
    public String type() {
        return "alipay";
    }

    @Override
    public Channel create(ChannelSettings settings, ExchangeLog log) {
        return new AlipayChannel(AlipaySettings.of(settings), log, Clock.systemUTC());
    }
}
