package io.liushui.core.contracts;

import io.liushui.core.channels.ChannelAccount;
import io.liushui.core.channels.ChannelAccounts;
import io.liushui.core.channels.ChannelGateway;
import io.liushui.spi.ChannelDescription;
import io.liushui.spi.ChannelFunction;
import io.liushui.spi.MethodDescription;
import io.liushui.spi.Product;
import java.util.Comparator;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Finds where a contract can be signed. Payments under it go to that channel only. */
@Component
public class SigningChannels {
    private final ChannelGateway gateway;
    private final ChannelAccounts accounts;

    SigningChannels(ChannelGateway gateway, ChannelAccounts accounts) {
        this.gateway = gateway;
        this.accounts = accounts;
    }

    /** The channel with contracts for this method that operators prefer, if one is switched on. */
    public Optional<String> choose(String method) {
        return accounts.all().stream()
                .filter(ChannelAccount::enabled)
                .filter(account -> gateway.channelIds().contains(account.channelId()))
                .filter(account -> signs(gateway.describe(account.channelId()), method))
                .min(Comparator.comparingInt(ChannelAccount::priority).thenComparing(ChannelAccount::channelId))
                .map(ChannelAccount::channelId);
    }

    /** The product of the method where it can be signed for; empty when it cannot. */
    public Optional<Product> product(String method) {
        return gateway.channelIds().stream()
                .map(gateway::describe)
                .filter(channel -> signs(channel, method))
                .map(channel -> channel.methods().get(method).product())
                .findFirst();
    }

    private static boolean signs(ChannelDescription channel, String method) {
        MethodDescription description = channel.methods().get(method);
        return description != null
                && channel.functions().contains(ChannelFunction.CONTRACT)
                && (description.product() == Product.QUICK_PAY || description.product() == Product.AGREEMENT_DEBIT);
    }
}
