package io.liushui.channel.unionpay;

import io.liushui.spi.Channel;
import io.liushui.spi.ChannelFactory;
import io.liushui.spi.ChannelSettings;
import io.liushui.spi.ExchangeLog;
import java.time.Clock;

/** Connects to UnionPay's gateway. Settings: {@link UnionPaySettings}. */
public final class UnionPayChannelFactory implements ChannelFactory {

    @Override
    public String type() {
        return "unionpay";
    }

    @Override
    public Channel create(ChannelSettings settings, ExchangeLog log) {
        return new UnionPayChannel(UnionPaySettings.of(settings), log, Clock.systemUTC());
    }
}
