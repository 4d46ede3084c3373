package io.liushui.core.wallets;

import io.liushui.core.localchannels.LocalChannel;
import io.liushui.core.localchannels.LocalDesk;
import io.liushui.core.localchannels.LocalTerms;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Lets the gateway find the wallets. */
@Configuration(proxyBeanMethods = false)
class WalletsConfiguration {

    @Bean
    LocalChannel walletChannel(WalletBook book, LocalDesk desk) {
        return new LocalChannel(book, desk, LocalTerms.CURRENCIES);
    }
}
