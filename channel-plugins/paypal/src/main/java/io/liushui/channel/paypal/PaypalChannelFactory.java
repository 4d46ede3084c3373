package io.liushui.channel.paypal;

import io.liushui.spi.Channel;
import io.liushui.spi.ChannelFactory;
import io.liushui.spi.ChannelSettings;
import io.liushui.spi.ExchangeLog;
import java.time.Clock;

/** Connects to one PayPal merchant account. Settings: {@link PaypalSettings}. */
public final class PaypalChannelFactory implements ChannelFactory {

    @Override
    public String type() {
        return "paypal";
    }

    @Override
    public Channel create(ChannelSettings settings, ExchangeLog log) {
        return new PaypalChannel(PaypalSettings.of(settings), log, Clock.systemUTC());
    }
}
