package io.liushui.core.positions;

import io.liushui.core.money.Money;
import java.util.Locale;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;
import org.springframework.transaction.support.TransactionOperations;

/** Books the configured positions, each once however often and by how many services it is started. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PositionsProperties.class)
@DependsOn("accountsFromConfiguration")
class PositionsFromConfiguration implements InitializingBean {
    private final PositionsProperties properties;
    private final Positions positions;
    private final TransactionOperations transactions;

    PositionsFromConfiguration(
            PositionsProperties properties, Positions positions, TransactionOperations transactions) {
        this.properties = properties;
        this.positions = positions;
        this.transactions = transactions;
    }

    @Override
    public void afterPropertiesSet() {
        properties
                .positions()
                .forEach((channel, currencies) ->
                        currencies.forEach((currency, opening) -> transactions.executeWithoutResult(
                                status -> open(channel, currency.toUpperCase(Locale.ROOT), opening))));
    }

    private void open(String channelId, String currency, PositionsProperties.Opening opening) {
        if (opening.openingMinor() > 0
                && positions.topUp(channelId, new Money(opening.openingMinor(), currency), "opening " + currency)) {
            positions.setLowWater(channelId, currency, opening.lowWaterMinor());
        }
    }
}
