package io.liushui.channel.wechatpay;

import io.liushui.spi.Channel;
import io.liushui.spi.ChannelFactory;
import io.liushui.spi.ChannelSettings;
import io.liushui.spi.ExchangeLog;
import java.time.Clock;

/** Connects a merchant account of WeChat Pay. Settings: {@link WechatPaySettings} and {@link PlatformTrust}. */
public final class WechatPayChannelFactory implements ChannelFactory {

    @Override
    public String type() {
        return "wechatpay";
    }

    @Override
    public Channel create(ChannelSettings settings, ExchangeLog log) {
        return new WechatPayChannel(WechatPaySettings.of(settings), log, Clock.systemUTC());
    }
}
