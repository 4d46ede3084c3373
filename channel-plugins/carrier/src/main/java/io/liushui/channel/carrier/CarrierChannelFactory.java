package io.liushui.channel.carrier;

import io.liushui.spi.Channel;
import io.liushui.spi.ChannelFactory;
import io.liushui.spi.ChannelSettings;
import io.liushui.spi.ExchangeLog;
import java.time.Clock;

/** Connects to a carrier. Settings: {@link CarrierSettings}. */
public final class CarrierChannelFactory implements ChannelFactory {

    @Override
    public String type() {
        return "carrier";
    }

    @Override
    public Channel create(ChannelSettings settings, ExchangeLog log) {
        return new CarrierChannel(CarrierSettings.of(settings), log, Clock.systemUTC());
    }
}
