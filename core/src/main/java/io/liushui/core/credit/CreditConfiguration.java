package io.liushui.core.credit;

import io.liushui.core.localchannels.LocalChannel;
import io.liushui.core.localchannels.LocalDesk;
import io.liushui.core.localchannels.LocalTerms;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Lets the gateway find the credit lines. */
@Configuration(proxyBeanMethods = false)
class CreditConfiguration {

    @Bean
    LocalChannel creditChannel(CreditBook book, LocalDesk desk) {
        return new LocalChannel(book, desk, LocalTerms.CURRENCIES);
    }
}
