package io.liushui.core.channels;

import io.liushui.core.alarms.Alarms;
import io.liushui.spi.ChannelFactory;
import io.liushui.spi.ChannelSettings;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Finds the plugins and connects the configured channels. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ChannelsProperties.class)
class ChannelsConfiguration {

    @Bean
    ChannelGateway channelGateway(
            ChannelsProperties properties, ExchangeStore exchanges, Alarms alarms, MeterRegistry meters) {
        return connect(properties, ServiceLoader.load(ChannelFactory.class), exchanges, alarms, meters);
    }

    /** @throws IllegalArgumentException naming the channel whose plugin or setting is missing */
    static ChannelGateway connect(
            ChannelsProperties properties,
            Iterable<ChannelFactory> factories,
            ExchangeStore exchanges,
            Alarms alarms,
            MeterRegistry meters) {
        Map<String, ChannelFactory> byType = new TreeMap<>();
        factories.forEach(factory -> byType.put(factory.type(), factory));
        Map<String, ConnectedChannel> connected = new TreeMap<>();
        properties.channels().forEach((id, account) -> {
            ChannelFactory factory = byType.get(account.type());
            if (factory == null) {
                throw new IllegalArgumentException("channel " + id + ": there is no plugin '" + account.type()
                        + "' on the class path, only " + byType.keySet());
            }
            ChannelSettings settings = new ChannelSettings(id, properties.notificationUri(id), account.settings());
            connected.put(
                    id,
                    new ConnectedChannel(
                            id,
                            factory.create(settings, new CallExchanges(id, exchanges, alarms, meters)),
                            account.concurrency(),
                            ConnectedChannel.LONGEST_WAIT,
                            meters));
        });
        return new ChannelGateway(connected);
    }
}
