package io.liushui.core.points;

import io.liushui.core.localchannels.LocalChannel;
import io.liushui.core.localchannels.LocalDesk;
import io.liushui.core.localchannels.LocalTerms;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Lets the gateway find the points. */
@Configuration(proxyBeanMethods = false)
class PointsConfiguration {

    @Bean
    LocalChannel pointsChannel(PointsBook book, LocalDesk desk) {
        return new LocalChannel(book, desk, LocalTerms.CURRENCIES);
    }
}
