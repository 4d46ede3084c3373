package io.liushui.core.channels;

import io.liushui.core.channels.ChannelsProperties.Price;
import io.liushui.spi.ChannelDescription;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Writes the local and the configured channels and prices at start. What operators switched stays; an account that is no longer configured stays, unused. Several
 * services may start at once.
 */
@Component
class AccountsFromConfiguration implements InitializingBean {
    private static final Price FREE = new Price(null, null, 0, 0, 0, null);
    private static final long LOCK = 0x6368616e6e656cL;

    private final ChannelsProperties properties;
    private final ChannelGateway gateway;
    private final LocalChannels locals;
    private final ChannelAccounts accounts;
    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final Clock clock;

    AccountsFromConfiguration(
            ChannelsProperties properties,
            ChannelGateway gateway,
            LocalChannels locals,
            ChannelAccounts accounts,
            JdbcClient jdbc,
            TransactionOperations transactions,
            Clock clock) {
        this.properties = properties;
        this.gateway = gateway;
        this.locals = locals;
        this.accounts = accounts;
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public void afterPropertiesSet() {
        transactions.executeWithoutResult(status -> {
            jdbc.sql("select pg_advisory_xact_lock(?)").param(LOCK).query().listOfRows();
            properties.channels().forEach((id, account) -> write(id, account.priority(), account.prices()));
            locals.ids().forEach(id -> write(id, null, null));
        });
        accounts.forget();
    }

    /** @param prices null when the channel costs nothing */
    private void write(String id, Integer priority, List<Price> configured) {
        jdbc.sql("""
                insert into channel_account (id, status, priority, updated_at)
                values (:id, 'enabled', coalesce(:priority::integer, 100), :now)
                on conflict (id) do update
                    set priority = coalesce(:priority::integer, channel_account.priority), updated_at = excluded.updated_at""")
                .param("id", id)
                .param("priority", priority)
                .param("now", Timestamp.from(clock.instant()))
                .update();
        jdbc.sql("delete from channel_price where channel_id = ?").param(id).update();
        prices(configured, gateway.describe(id))
                .forEach((priced, price) -> jdbc.sql("""
                        insert into channel_price (channel_id, method, currency, rate_ppm, fixed_minor, minimum_minor, cap_minor)
                        values (?, ?, ?, ?, ?, ?, ?)""")
                        .params(
                                id,
                                priced.method(),
                                priced.currency(),
                                price.ratePpm(),
                                price.fixedMinor(),
                                price.minimumMinor(),
                                price.capMinor())
                        .update());
    }

    /** A later price of the list replaces an earlier one, so that the general one comes first. */
    private static Map<ChannelAccount.Priced, Price> prices(List<Price> configured, ChannelDescription description) {
        Map<ChannelAccount.Priced, Price> prices = new HashMap<>();
        for (Price price : configured == null ? List.of(FREE) : configured) {
            for (String method : orAll(price.methods(), priced(description))) {
                for (String currency : orAll(
                        price.currencies(), description.currencyExponents().keySet())) {
                    prices.put(new ChannelAccount.Priced(method, currency), price);
                }
            }
        }
        return prices;
    }

    /** What it takes money for: each method, and a payout where it pays out. */
    private static Collection<String> priced(ChannelDescription description) {
        Set<String> names = new TreeSet<>(description.methods().keySet());
        if (description.payout() != null) {
            names.add(ChannelPrice.PAYOUT);
        }
        return names;
    }

    private static Collection<String> orAll(List<String> named, Collection<String> all) {
        return named == null ? all : named;
    }
}
