package io.liushui.core.channels;

import io.liushui.core.alarms.Alarms;
import io.liushui.core.credentials.CredentialUses;
import io.liushui.core.credentials.Credentials;
import io.liushui.core.credentials.SettingsResolver;
import io.liushui.spi.Channel;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Finds the plugins and connects the configured channels. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({ChannelsProperties.class, ChannelsLogProperties.class})
class ChannelsConfiguration {

    /** Closed after the channels, whose classes it loads. */
    @Bean
    Plugins channelPlugins(ChannelsProperties properties) {
        return Plugins.find(properties.pluginsDirectory());
    }

    @Bean
    ChannelConnections channelConnections(
            ChannelsProperties properties,
            ChannelsLogProperties log,
            Plugins plugins,
            SettingsResolver settings,
            Credentials credentials,
            CredentialUses uses,
            ExchangeStore exchanges,
            Alarms alarms,
            MeterRegistry meters) {
        LogMask mask = new LogMask(new MaskedFields(log.maskedFields()));
        ChannelConnector connector =
                new ChannelConnector(properties, plugins, settings, mask, exchanges, alarms, meters);
        return new ChannelConnections(properties, connector, credentials, uses, alarms);
    }

    @Bean
    LocalChannels localChannels(ObjectProvider<Channel> channels, ChannelsLogProperties log, MeterRegistry meters) {
        return new LocalChannels(
                channels.orderedStream().toList(), new LogMask(new MaskedFields(log.maskedFields())), meters);
    }

    @Bean
    ChannelGateway channelGateway(ChannelConnections connections, LocalChannels locals) {
        return new ChannelGateway(locals.beside(connections.connectAll()));
    }

    @Bean
    ChannelRotation channelRotation(
            ChannelGateway gateway, ChannelConnections connections, Credentials credentials, MeterRegistry meters) {
        return new ChannelRotation(gateway, connections, credentials, meters);
    }

    @Bean
    RotationWatch rotationWatch(ChannelRotation rotation, @Value("${liushui.credentials.poll:1s}") Duration interval) {
        return new RotationWatch(rotation, interval);
    }
}
